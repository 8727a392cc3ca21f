package com.loctelli.integrations;

import com.loctelli.kernel.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of which nothing is certain: what is there in the expected form is read, the rest is not there. */
public record Payload(Map<?, ?> fields) {
    private static final int LONGEST = 500;

    /** The object that the text is; null where it is none. */
    public static @Nullable Payload parse(String text) {
        try {
            return Json.readTree(text) instanceof Map<?, ?> map ? new Payload(map) : null;
        } catch (RuntimeException _) {
            return null;
        }
    }

    /** A text, or a number as text, cut to what is worth keeping; null where it is missing or blank. */
    public @Nullable String text(String name) {
        var value = fields.get(name);
        if (!(value instanceof String || value instanceof Number)) {
            return null;
        }
        var text = String.valueOf(value).strip();
        return text.isEmpty() ? null : text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** The same, cut to so many characters. */
    public @Nullable String text(String name, int most) {
        var text = text(name);
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    /** Whether it is true, or the word. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(fields.get(name)) || "true".equals(fields.get(name));
    }

    /** An object inside; an empty one where it is missing. */
    public Payload object(String name) {
        return fields.get(name) instanceof Map<?, ?> map ? new Payload(map) : new Payload(Map.of());
    }

    List<?> list(String name) {
        return fields.get(name) instanceof List<?> list ? list : List.of();
    }

    /** An instant as ISO-8601 or in milliseconds; null where it is neither. */
    @Nullable
    Instant instant(String name) {
        var value = fields.get(name);
        try {
            return switch (value) {
                case String text when text.matches("\\d{12,14}") -> Instant.ofEpochMilli(Long.parseLong(text));
                case String text -> OffsetDateTime.parse(text.strip()).toInstant();
                case Number number
                when number.longValue() > 100_000_000_000L -> Instant.ofEpochMilli(number.longValue());
                case null, default -> null;
            };
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** When what an event of that type tells came to be, as far as the thing that it is about says so. */
    @Nullable
    Instant changedAt(String type) {
        var thing = type.startsWith("Appointment") ? object("appointment") : this;
        var changed = thing.instant("dateUpdated");
        return changed == null && type.endsWith("Create") ? thing.instant("dateAdded") : changed;
    }

    /** What an event of that type is about, and the next one of it may tell otherwise; null where it does not say. */
    @Nullable
    String subject(String type) {
        if (type.equals("INSTALL") || type.equals("UNINSTALL")) {
            return "app#" + locationId();
        }
        boolean isAppointment = type.startsWith("Appointment");
        if (!isAppointment && !type.startsWith("Contact")) {
            return null;
        }
        var id = (isAppointment ? object("appointment") : this).text("id", 120);
        return id == null ? null : (isAppointment ? "appointment#" : "contact#") + id;
    }

    /** The location that an event is about; invoices and orders name it as the other party. */
    @Nullable
    String locationId() {
        var direct = text("locationId");
        if (direct != null) {
            return direct;
        }
        return "location".equals(text("altType"))
                ? text("altId")
                : object("location").text("id");
    }
}
