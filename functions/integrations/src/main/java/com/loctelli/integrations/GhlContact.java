package com.loctelli.integrations;

import com.loctelli.contact.ZoneSource;
import com.loctelli.leads.Address;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.LeadSuppression;
import com.loctelli.leads.NewLead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A contact as GoHighLevel's events tell it, flat; every field may be missing. */
record GhlContact(Payload payload) {
    /** The name by which leads know GoHighLevel's ids. */
    static final String SYSTEM = Integration.GHL;

    @Nullable
    String id() {
        return payload.text("id", 120);
    }

    NewLead lead(String id, InboundEvent event) {
        var fields = LeadChange.builder()
                .name(payload.text("name", 120))
                .name(payload.text("firstName", 60), payload.text("lastName", 60))
                .phone(payload.text("phone", 40))
                .email(payload.text("email", 254))
                .work(payload.text("companyName", 120), null)
                .address(new Address(
                        payload.text("address1", 200),
                        payload.text("city", 120),
                        payload.text("state", 80),
                        payload.text("postalCode", 20),
                        payload.text("country", 80)))
                .timezone(payload.text("timezone", 60), ZoneSource.INTEGRATION)
                .tags(tags())
                .customFields(customFields())
                .build();
        var from = payload.text("source", 120);
        var dnd = doNotDisturb(event.toldAt());
        return NewLead.of(LeadSource.WEBHOOK, fields)
                .known(SYSTEM, id)
                .by(event.bodyPlace())
                .brought(from == null ? Map.of() : Map.of("source", from))
                .suppressed(dnd.sms() || dnd.email() ? dnd : null);
    }

    /** What the contact does not want; where the whole and a channel disagree, the stricter counts. */
    LeadSuppression doNotDisturb(Instant at) {
        boolean isAll = payload.isTrue("dnd");
        return new LeadSuppression(isAll || isOn("SMS"), isAll || isOn("Email"), IntegrationTemplates.GOHIGHLEVEL, at);
    }

    /** Whether that it does not want texts may be what we told there, which is never for good. */
    boolean mayBeMarkedByUs() {
        var status = status("SMS");
        return status == null || status.equals("active");
    }

    private boolean isOn(String channel) {
        var status = status(channel);
        return "active".equals(status) || "permanent".equals(status);
    }

    private @Nullable String status(String channel) {
        return payload.object("dndSettings").object(channel).text("status");
    }

    private @Nullable List<String> tags() {
        var tags = payload.list("tags").stream()
                .filter(String.class::isInstance)
                .map(tag -> ((String) tag).strip())
                .filter(tag -> !tag.isEmpty())
                .map(tag -> tag.length() > 50 ? tag.substring(0, 50) : tag)
                .distinct()
                .limit(50)
                .toList();
        return tags.isEmpty() ? null : tags;
    }

    private @Nullable Map<String, Object> customFields() {
        var fields = new TreeMap<String, Object>();
        for (var one : payload.list("customFields")) {
            if (one instanceof Map<?, ?> map && fields.size() < 100) {
                var field = new Payload(map);
                var name = field.text("id", 60);
                var value = field.text("value");
                if (name != null && value != null) {
                    fields.put(name, value);
                }
            }
        }
        for (var name : List.of("website", "dateOfBirth")) {
            var value = payload.text(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields.isEmpty() ? null : fields;
    }

    @Override
    public String toString() {
        return "GhlContact";
    }
}
