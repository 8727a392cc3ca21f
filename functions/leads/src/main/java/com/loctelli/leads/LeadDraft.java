package com.loctelli.leads;

import com.loctelli.contact.EmailAddress;
import com.loctelli.contact.PersonName;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.contact.ZoneHints;
import com.loctelli.contact.ZoneInference;
import com.loctelli.contact.ZoneNames;
import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.json.JsonPointer;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays what somebody tells over what is known: reads numbers and addresses, splits names, infers the zone. What cannot
 * be read is collected in {@link #errors}; a caller who may not refuse goes on without it.
 */
final class LeadDraft {
    static final String NO_PHONE = "is not a telephone number";
    static final String NO_EMAIL = "is not an e-mail address";
    static final String NO_ZONE = "is not a time zone such as America/New_York";

    /** What of a lead is taken away with what a caller names; names, and the parts of an address, are no such thing. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "/phone", List.of("phone", "phoneValid", "lineType"),
            "/email", List.of("email", "emailNorm"),
            "/company", List.of("company"),
            "/position", List.of("position"),
            "/address", List.of("address"),
            "/language", List.of("language"),
            "/strategyId", List.of("strategyId"),
            "/ownerUserId", List.of("ownerUserId"),
            "/valueMicros", List.of("valueMicros"),
            "/currency", List.of("currency"));

    private final Home home;
    private final List<FieldError> errors = new ArrayList<>();

    LeadDraft(Home home) {
        this.home = home;
    }

    /** What could not be read, for {@code 400}. */
    LeadDraft check() {
        if (!errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(errors);
        }
        return this;
    }

    /** The names of the fields that could not be read, or not all of them. */
    List<String> unread() {
        return errors.stream()
                .map(error -> error.pointer().split("/", -1)[1])
                .distinct()
                .toList();
    }

    /** A lead that was not there before. */
    Lead first(NewLead given, Instant now) {
        var known = Map.ofEntries(
                Map.entry("name", ""),
                Map.entry("timezone", home.zone().getId()),
                Map.entry("timezoneSource", ZoneSource.DEFAULT.wireName()),
                Map.entry("timezoneConfidence", 0),
                Map.entry("timezoneCandidates", List.of()),
                Map.entry("status", LeadStatus.LEAD.wire()),
                Map.entry("source", given.source().wire()),
                Map.entry("attribution", LeadSize.attribution(given.attribution(), errors)),
                Map.entry("externalIds", LeadSize.externalIds(given.externalIds(), errors)),
                Map.entry("tags", List.of()),
                Map.entry("customFields", Map.of()),
                Map.entry("removedFrom", Map.of()),
                Map.entry("lastActivityAt", Json.text(now)));
        var blank = Copy.of(Json.fromTree(known, Lead.class))
                .with("sourceRef", given.sourceRef())
                .with("suppression", given.suppression())
                .made();
        var lead = laidOver(blank, given.fields());
        return lead.name().isEmpty() ? lead.with(Map.of("name", nameless(lead))) : lead;
    }

    /** The lead with what is told laid over it. */
    Lead laidOver(Lead lead, LeadChange change) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        names(lead, change, values);
        phone(change, values);
        email(change, values);
        put("company", change.company(), values);
        put("position", change.position(), values);
        put("address", change.address(), values);
        put("language", change.language(), values);
        put("strategyId", change.strategyId(), values);
        put("ownerUserId", change.ownerUserId(), values);
        put("valueMicros", change.valueMicros(), values);
        put("currency", change.currency(), values);
        put(
                "tags",
                change.tags() == null
                        ? null
                        : change.tags().stream().map(String::strip).distinct().toList(),
                values);
        custom(lead, change, values);
        removed(change.removed(), values);
        var next = lead.with(values);
        boolean isPlaced = lead.timezoneCandidates().isEmpty()
                || change.timezone() != null
                || change.removed().contains("/timezone")
                || values.containsKey("address")
                || values.containsKey("phone");
        return isPlaced ? next.with(zone(lead, next, change)) : next;
    }

    private void custom(Lead lead, LeadChange change, Map<String, @Nullable Object> values) {
        var fields = new TreeMap<String, Object>(lead.customFields());
        if (change.customFields() != null) {
            fields.putAll(LeadSize.customFields(change.customFields(), errors));
        }
        fields.keySet().removeIf(name -> change.removed().contains(JsonPointer.below("/customFields", name)));
        if (fields.equals(lead.customFields())) {
            return;
        }
        if (LeadSize.hasRoom(lead.customFields(), fields)) {
            values.put("customFields", fields);
        } else {
            errors.add(new FieldError("/customFields", "value", LeadSize.TOO_MUCH));
        }
    }

    private static void removed(Set<String> removed, Map<String, @Nullable Object> values) {
        PARTS.forEach((pointer, names) -> {
            if (removed.contains(pointer)) {
                names.forEach(name -> values.put(name, null));
            }
        });
    }

    private static void names(Lead lead, LeadChange change, Map<String, @Nullable Object> values) {
        boolean hasParts = Stream.of("/firstName", "/lastName")
                        .anyMatch(part -> change.removed().contains(part))
                || change.firstName() != null
                || change.lastName() != null;
        if (hasParts) {
            var first = part(change, "/firstName", change.firstName(), lead.firstName());
            var last = part(change, "/lastName", change.lastName(), lead.lastName());
            if (text(first) != null || text(last) != null) {
                var name = new PersonName(first, last);
                values.put("firstName", name.first());
                values.put("lastName", name.last());
                values.put("name", name.full());
            } else if (lead.firstName() != null || lead.lastName() != null) {
                // The whole name stays: a lead is called something.
                values.put("firstName", null);
                values.put("lastName", null);
            }
        }
        var given = text(change.name());
        if (given != null) {
            var full = given.replaceAll("[\\p{Cntrl}\\s]+", " ");
            values.put("name", full);
            if (!hasParts && !full.equals(lead.name())) {
                PersonName.ofFull(full).ifPresent(name -> {
                    values.put("firstName", name.first());
                    values.put("lastName", name.last());
                });
            }
        }
    }

    private static @Nullable String part(
            LeadChange change, String pointer, @Nullable String given, @Nullable String known) {
        return change.removed().contains(pointer) ? null : given == null ? known : given;
    }

    private void phone(LeadChange change, Map<String, @Nullable Object> values) {
        var text = text(change.phone());
        if (text == null) {
            return;
        }
        var number = PhoneNumber.isE164(text)
                ? PhoneNumber.ofE164(text)
                : PhoneNumber.parse(text, home.country()).orElse(null);
        if (number == null) {
            errors.add(new FieldError("/phone", "value", NO_PHONE));
            return;
        }
        values.put("phone", number.e164());
        values.put("phoneValid", number.isInUse() ? "valid" : "invalid");
        values.put("lineType", number.lineType().name().toLowerCase(Locale.ROOT));
    }

    private void email(LeadChange change, Map<String, @Nullable Object> values) {
        var text = text(change.email());
        if (text == null) {
            return;
        }
        EmailAddress.parse(text)
                .ifPresentOrElse(
                        address -> {
                            values.put("email", address.given());
                            values.put("emailNorm", address.norm());
                        },
                        () -> errors.add(new FieldError("/email", "value", NO_EMAIL)));
    }

    private Map<String, Object> zone(Lead before, Lead lead, LeadChange change) {
        var hints = ZoneHints.ofBusiness(home.country(), home.zone()).withPhone(lead.number());
        var address = lead.address();
        if (address != null) {
            hints = hints.withAddress(address.country(), address.state(), address.postalCode());
        }
        var source = change.timezone() != null
                ? change.timezoneSource()
                : change.removed().contains("/timezone") ? null : known(before);
        var words = change.timezone() == null ? before.timezone() : change.timezone();
        if (change.timezone() != null && ZoneNames.parse(change.timezone()).isEmpty()) {
            errors.add(new FieldError("/timezone", "value", NO_ZONE));
        }
        hints = switch (source) {
            case LEAD_SAID -> hints.withSaid(words);
            case FORM -> hints.withForm(words);
            case INTEGRATION -> hints.withIntegration(words);
            case null, default -> hints;
        };
        var guess = ZoneInference.infer(hints);
        return Map.of(
                "timezone", guess.zone().getId(),
                "timezoneSource", guess.source().wireName(),
                "timezoneConfidence", guess.confidence(),
                "timezoneCandidates",
                        guess.candidates().stream().map(ZoneId::getId).toList());
    }

    /** How the zone was named to us before, where it was. */
    static @Nullable ZoneSource known(Lead lead) {
        var source = ZoneSource.ofWireName(lead.timezoneSource());
        return switch (source) {
            case LEAD_SAID, FORM, INTEGRATION -> source;
            default -> null;
        };
    }

    private static String nameless(Lead lead) {
        if (lead.phone() != null) {
            return lead.phone();
        }
        return lead.email() == null ? "Unknown" : lead.email();
    }

    private static void put(String name, @Nullable Object value, Map<String, @Nullable Object> values) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
