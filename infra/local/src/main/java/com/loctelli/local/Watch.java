package com.loctelli.local;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the telephone page shows beside the conversation: the numbers one can text, and what the system knows of a
 * lead. It asks the API with a viewer's token of the tenant that the number belongs to.
 */
final class Watch {
    private static final String VIEWER = "usr_local";

    private final Platform platform;
    private final OwnApi api;

    Watch(Platform platform, OwnApi api) {
        this.platform = platform;
        this.api = api;
    }

    /** Every sender number of every tenant, with the tenant's name. */
    List<Map<String, Object>> numbers() {
        var out = new ArrayList<Map<String, Object>>();
        platform.directory().eachTenant(tenant -> {
            var token = token(tenant, Role.OWNER);
            var name = api.get("/v1/sub-account", token).text("name");
            for (var sender : api.get("/v1/senders", token).data()) {
                out.add(Map.of("number", String.valueOf(sender.get("phone")), "name", name));
            }
        });
        return out;
    }

    /** The lead whose telephone it is, with facts, bookings, conversation and turns; empty where there is none. */
    Map<String, Object> lead(String number, String phone) {
        var tenant = platform.directory().find(RoutingKey.number(number));
        if (tenant.isEmpty() || phone.isEmpty()) {
            return Map.of();
        }
        var token = token(tenant.get().tenant(), Role.VIEWER);
        var found = api.get("/v1/leads?q=" + URLEncoder.encode(phone, StandardCharsets.UTF_8), token).data().stream()
                .filter(lead -> phone.equals(lead.get("phone")))
                .findFirst();
        if (found.isEmpty()) {
            return Map.of();
        }
        var id = String.valueOf(found.get().get("id"));
        var out = new LinkedHashMap<String, Object>();
        out.put("lead", api.get("/v1/leads/" + id, token).body());
        out.put("facts", api.get("/v1/leads/" + id + "/facts", token).data());
        out.put("bookings", api.get("/v1/leads/" + id + "/bookings", token).data());
        var conversations = api.get("/v1/conversations?leadId=" + id, token).data();
        if (!conversations.isEmpty()) {
            var conversation = conversations.getFirst();
            out.put("conversation", conversation);
            out.put(
                    "turns",
                    api.get("/v1/conversations/" + conversation.get("id") + "/turns", token)
                            .data());
        }
        return out;
    }

    private String token(Tenant tenant, Role role) {
        return platform.tokens().issueUser(tenant.id(), VIEWER, role, 0, "local");
    }
}
