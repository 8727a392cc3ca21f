package com.loctelli.standins.carrier;

import com.loctelli.standins.wire.Form;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which sends the carrier refuses at the door, and with what. */
final class SendRules {

    private static final String E164 = "\\+[1-9]\\d{6,14}";
    private static final int LONGEST = 1600;

    private SendRules() {}

    static Optional<Refusal> refuse(Form form, String from, Texts texts) {
        String to = form.get("To");
        if (to == null) {
            return Optional.of(Refusal.of(21604, "A 'To' phone number is required."));
        }
        if (form.get("From") == null && form.get("MessagingServiceSid") == null) {
            return Optional.of(Refusal.of(21603, "A 'From' phone number is required."));
        }
        Refusal refusal = body(form.get("Body"));
        refusal = refusal == null ? sender(from) : refusal;
        refusal = refusal == null ? recipient(to) : refusal;
        if (refusal == null && texts.optedOut(to, from)) {
            refusal = Refusal.of(21610, "Attempt to send to unsubscribed recipient");
        }
        return Optional.ofNullable(refusal);
    }

    private static @Nullable Refusal body(@Nullable String body) {
        if (body == null) {
            return Refusal.of(21602, "Message body is required.");
        }
        return body.length() > LONGEST
                ? Refusal.of(21617, "The concatenated message body exceeds the 1600 character limit.")
                : null;
    }

    private static @Nullable Refusal sender(String from) {
        return switch (from) {
            case "+15005550001" -> Refusal.of(21212, "The 'From' number " + from + " is not a valid phone number.");
            case "+15005550008" -> Refusal.of(21611, "This 'From' number has exceeded the maximum queued messages.");
            case "+15005550007" -> notOurs(from);
            default -> from.matches(E164) ? null : notOurs(from);
        };
    }

    private static Refusal notOurs(String from) {
        return Refusal.of(
                21606,
                "The 'From' phone number provided (" + from
                        + ") is not a valid message-capable Twilio phone number for this destination.");
    }

    private static @Nullable Refusal recipient(String to) {
        return switch (to) {
            case "+15005550001" -> invalid(to);
            case "+15005550002" -> Refusal.of(21612, "The 'To' phone number is not currently reachable.");
            case "+15005550003" -> Refusal.of(21408, "Permission to send an SMS has not been enabled for the region.");
            case "+15005550004" -> Refusal.of(21610, "Attempt to send to unsubscribed recipient");
            case "+15005550009" -> Refusal.of(21614, "'To' number is not a valid mobile number");
            default -> to.matches(E164) ? null : invalid(to);
        };
    }

    private static Refusal invalid(String to) {
        return Refusal.of(21211, "Invalid 'To' Phone Number: " + to);
    }
}
