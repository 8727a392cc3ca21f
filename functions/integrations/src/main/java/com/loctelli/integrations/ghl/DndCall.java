package com.loctelli.integrations.ghl;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.integrations.Integration;
import com.loctelli.integrations.Payload;
import com.loctelli.integrations.TenantIntegrations;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Leads;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells one location of one person: reads the contact, and changes it where it says otherwise. Only the channel of
 * texts is changed, and only a wish that we told there is taken back there. Done twice it does nothing more.
 */
final class DndCall {
    /** A contact by its id, by its number, by the id that gave, and the change. */
    private static final int MOST_CALLS = 4;

    private static final List<String> CHANNELS = List.of("Call", "Email", "SMS", "WhatsApp", "GMB", "FB");
    private static final String SMS = "SMS";

    private final Platform platform;
    private final Tenant tenant;
    private final GhlApi api;
    private final String token;
    private final String integrationId;
    private final String locationId;
    private final ToldContacts told;

    DndCall(Platform platform, Tenant tenant, GhlApi api, Stored<Integration> integration, String token) {
        this.platform = platform;
        this.tenant = tenant;
        this.api = api;
        this.token = token;
        this.integrationId = TenantIntegrations.id(integration);
        this.locationId = Objects.requireNonNullElse(integration.value().externalAccountId(), "");
        this.told = new ToldContacts(platform, tenant);
    }

    /** Tells it. */
    DndTold tell(String address, boolean noTexts) {
        if (!new CallAllowance(platform, tenant).isTaken(locationId, MOST_CALLS)) {
            return DndTold.PACED;
        }
        return switch (find(address)) {
            case GhlAnswer.Given given -> tell(given.body().object("contact"), noTexts);
            case GhlAnswer.Missing _ -> DndTold.NOBODY;
            case GhlAnswer other -> DndTold.not(other);
        };
    }

    /**
     * The contact that the person's lead is; where that is not known, no longer there or of another location, the one
     * with the number. A lead knows one contact, and may be one in each of several locations.
     */
    private GhlAnswer find(String address) {
        var lead = new Leads(platform).of(tenant).withPhone(PhoneNumber.ofE164(address));
        var known = lead == null ? null : lead.value().externalIds().get(Integration.GHL);
        var found = known == null ? new GhlAnswer.Missing() : here(api.contact(token, known));
        if (!(found instanceof GhlAnswer.Missing)) {
            return found;
        }
        var byNumber = api.contactWithNumber(token, locationId, address);
        if (!(byNumber instanceof GhlAnswer.Given given)) {
            return byNumber;
        }
        var id = given.body().object("contact").text("id");
        return id == null ? new GhlAnswer.Missing() : api.contact(token, id);
    }

    /** The answer to a contact's id as this location has it: a token is of one location, and of others sees nothing. */
    private GhlAnswer here(GhlAnswer found) {
        return switch (found) {
            case GhlAnswer.Given given -> isHere(given.body().object("contact")) ? found : new GhlAnswer.Missing();
            // Whether the token is good for anything is told by the search that follows.
            case GhlAnswer.Missing _, GhlAnswer.Forbidden _, GhlAnswer.Refused _ -> new GhlAnswer.Missing();
            case GhlAnswer.Busy _, GhlAnswer.Lost _ -> found;
        };
    }

    private boolean isHere(Payload contact) {
        var location = contact.text("locationId");
        return location == null || location.equals(locationId);
    }

    private DndTold tell(Payload contact, boolean noTexts) {
        var id = contact.text("id");
        if (id == null) {
            return DndTold.NOBODY;
        }
        var settings = contact.object("dndSettings");
        var status = Objects.requireNonNullElse(settings.object(SMS).text("status"), "inactive");
        boolean isOn = contact.isTrue("dnd") || !status.equals("inactive");
        if (noTexts) {
            return isOn ? DndTold.SAME : changed(id, settings, true);
        }
        if (!told.of(integrationId, id).isOurs()) {
            return DndTold.SAME;
        }
        // What its own carrier made permanent is not ours to lift.
        if (!status.equals("active")) {
            told.ours(integrationId, id, false);
            return DndTold.SAME;
        }
        var ended = changed(id, settings, false);
        if (ended.isDone()) {
            told.ours(integrationId, id, false);
        }
        return ended;
    }

    private DndTold changed(String id, Payload settings, boolean noTexts) {
        var at = told.telling(integrationId, id, noTexts);
        var wanted = new TreeMap<String, Object>();
        for (var channel : CHANNELS) {
            var setting = setting(settings.object(channel));
            if (setting != null) {
                wanted.put(channel, setting);
            }
        }
        wanted.put(
                SMS,
                Map.of(
                        "status",
                        noTexts ? "active" : "inactive",
                        "message",
                        noTexts ? "Opted out of texts" : "Opted in to texts again"));
        var answer = api.change(token, id, Map.of("dndSettings", wanted));
        return switch (answer) {
            case GhlAnswer.Given _ -> DndTold.TOLD;
            // It may have been made: what comes back of it is ours all the same.
            case GhlAnswer.Lost _ -> DndTold.not(answer);
            case GhlAnswer.Missing _, GhlAnswer.Forbidden _, GhlAnswer.Busy _, GhlAnswer.Refused _ -> {
                told.refused(integrationId, id, noTexts, at);
                yield DndTold.not(answer);
            }
        };
    }

    /** A channel as it is, for a change that may replace all of them. */
    private static @Nullable Map<String, Object> setting(Payload channel) {
        var status = channel.text("status");
        if (status == null) {
            return null;
        }
        var kept = new TreeMap<String, Object>(Map.of("status", status));
        for (var name : List.of("message", "code")) {
            var value = channel.text(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }
}
