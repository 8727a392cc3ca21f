package com.loctelli.assistant.tools;

import com.loctelli.assistant.gate.Deed;
import com.loctelli.bookings.BookingStatus;
import com.loctelli.bookings.BookingView;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tool was about to do, written before it did it and removed with the reply that told it. A turn that follows one
 * that was stopped, or overtaken by another text, learns so what was done and not told; whether it was done is said by
 * the bookings and the suppression themselves, never by this.
 *
 * @param bookingId the appointment that was to be moved or cancelled; null for one that was to be made
 * @param startAt the time that was to be taken
 * @param was the time that was to be given up
 */
@Json
public record Intent(
        Deed deed,
        @Nullable String bookingId,
        @Nullable Instant startAt,
        @Nullable Instant was) {

    /** The same intent has the same name. */
    String name() {
        return deed + "#" + bookingId + "#" + startAt + "#" + was;
    }

    /** Whether it happened, by the lead's bookings of every state and whether the lead is suppressed. */
    public boolean isDone(List<BookingView> bookings, boolean isSuppressed, String conversationId) {
        return switch (deed) {
            case OPTED_OUT -> isSuppressed;
            case CANCELLED ->
                bookings.stream()
                        .anyMatch(booking ->
                                booking.id().equals(bookingId) && booking.status() == BookingStatus.CANCELLED);
            case MOVED ->
                bookings.stream()
                        .anyMatch(booking -> booking.id().equals(bookingId)
                                && booking.status().isActive()
                                && booking.startAt().equals(startAt));
            case BOOKED ->
                bookings.stream()
                        .anyMatch(booking -> conversationId.equals(booking.conversationId())
                                && booking.status() == BookingStatus.CONFIRMED
                                && booking.startAt().equals(startAt));
        };
    }
}
