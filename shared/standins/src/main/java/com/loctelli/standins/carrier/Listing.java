package com.loctelli.standins.carrier;

import com.loctelli.standins.wire.Form;
import com.loctelli.standins.wire.Tree;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of a list with Twilio's paging fields. */
final class Listing {

    private static final int LARGEST = 1000;
    private static final int USUAL = 50;

    private Listing() {}

    /** The account's texts that match the query, by the date of sending, the latest first; those that wait come last. */
    static Tree messages(String accountSid, String path, Form query, List<Message> all) {
        List<Tree> found = matching(query, all)
                .sorted(Comparator.comparing(Listing::isWaiting)
                        .thenComparing(Listing::date, Comparator.reverseOrder()))
                .map(message -> Resource.message(accountSid, message))
                .toList();
        return page("messages", path, query, found);
    }

    static Tree page(String field, String path, Form query, List<Tree> found) {
        int size = Math.clamp(query.number("PageSize", USUAL), 1, LARGEST);
        int page = query.number("Page", 0);
        int start = (int) Math.min((long) page * size, found.size());
        int end = Math.min(start + size, found.size());
        return Tree.object()
                .with(field, found.subList(start, end))
                .with("first_page_uri", uri(path, query, 0, size))
                .with("next_page_uri", end < found.size() ? uri(path, query, page + 1, size) : null)
                .with("previous_page_uri", page > 0 ? uri(path, query, page - 1, size) : null)
                .with("page", (long) page)
                .with("page_size", (long) size)
                .with("start", (long) start)
                .with("end", (long) Math.max(start, end - 1))
                .with("uri", uri(path, query, page, size));
    }

    private static Stream<Message> matching(Form query, List<Message> all) {
        String to = query.get("To");
        String from = query.get("From");
        Instant atLeast = moment(query.get("DateSent>"), 0);
        Instant atMost = moment(query.get("DateSent<"), 1);
        Instant dayStart = moment(query.get("DateSent"), 0);
        Instant dayEnd = moment(query.get("DateSent"), 1);
        boolean isOfDates = atLeast != null || atMost != null || dayStart != null;
        return all.stream()
                .filter(message -> to == null || to.equals(message.to()))
                .filter(message -> from == null || from.equals(message.from()))
                .filter(message -> !isOfDates || !isWaiting(message))
                .filter(message -> atLeast == null || !date(message).isBefore(atLeast))
                .filter(message -> atMost == null || !date(message).isAfter(atMost))
                .filter(message -> dayStart == null || !date(message).isBefore(dayStart))
                .filter(message -> dayEnd == null || date(message).isBefore(dayEnd));
    }

    private static boolean isWaiting(Message message) {
        return message.sentAt() == null;
    }

    /** When it was sent; of one that waits, when it was made, which orders those among themselves. */
    private static Instant date(Message message) {
        Instant sent = message.sentAt();
        return sent == null ? message.createdAt() : sent;
    }

    /**
     * A date's start (or, with one day more, its end), or an exact time, in GMT where it names no zone; what is neither
     * does not filter.
     */
    private static @Nullable Instant moment(@Nullable String text, int daysMore) {
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(text)
                    .plusDays(daysMore)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}")) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
        return text.matches("\\d{4}-\\d{2}-\\d{2}T.*(Z|[+-]\\d{2}:\\d{2})")
                ? OffsetDateTime.parse(text).toInstant()
                : null;
    }

    private static String uri(String path, Form query, int page, int size) {
        Map<String, String> fields = new LinkedHashMap<>(query.fields());
        fields.put("PageSize", Integer.toString(size));
        fields.put("Page", Integer.toString(page));
        return path + "?" + new Form(fields).encoded();
    }
}
