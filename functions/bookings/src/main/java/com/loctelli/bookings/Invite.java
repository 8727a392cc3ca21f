package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Location;
import com.loctelli.kernel.storage.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a booking as an iCalendar document: lines end with CR LF and are folded at 75 octets, texts are escaped.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
 */
final class Invite {
    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    private Invite() {}

    static String of(Stored<Booking> stored) {
        var booking = stored.value();
        var invite = new Invite();
        invite.line("BEGIN", "VCALENDAR");
        invite.line("VERSION", "2.0");
        invite.line("PRODID", "-//Loctelli//Bookings//EN");
        invite.line("BEGIN", "VEVENT");
        invite.line("UID", booking.icalUid());
        invite.line("SEQUENCE", Integer.toString(booking.icalSequence()));
        invite.line("DTSTAMP", time(stored.updatedAt()));
        invite.line("CREATED", time(stored.createdAt()));
        invite.line("DTSTART", time(booking.startAt()));
        invite.line("DTEND", time(booking.endAt()));
        invite.text("SUMMARY", booking.subject());
        invite.text("DESCRIPTION", booking.notes());
        Location location = booking.location();
        invite.text("LOCATION", location == null ? null : location.value());
        invite.line(
                "STATUS",
                switch (booking.status()) {
                    case HELD, PENDING -> "TENTATIVE";
                    case CANCELLED -> "CANCELLED";
                    case CONFIRMED, COMPLETED, NO_SHOW -> "CONFIRMED";
                });
        invite.line("END", "VEVENT");
        invite.line("END", "VCALENDAR");
        return invite.out.toString();
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private void text(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            line(
                    name,
                    value.replace("\\", "\\\\")
                            .replace(";", "\\;")
                            .replace(",", "\\,")
                            .replace("\r\n", "\\n")
                            .replace("\n", "\\n")
                            .replace("\r", "\\n"));
        }
    }

    private void line(String name, String value) {
        int octets = 0;
        var line = name + ":" + value;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            var character = Character.toString(point);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(character);
            octets += size;
            i += Character.charCount(point);
        }
        out.append("\r\n");
    }
}
