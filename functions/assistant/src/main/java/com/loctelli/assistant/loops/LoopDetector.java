package com.loctelli.assistant.loops;

import com.loctelli.conversations.Direction;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.kernel.tenancy.Actor;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the latest messages of a conversation for the ways in which a machine writes: it says that it is one, it says
 * the same again and again, or it answers faster than anybody reads. A person's text in between begins anew.
 */
public final class LoopDetector {
    private static final int SAME = 3;
    private static final int FAST = 8;
    private static final Duration READING = Duration.ofSeconds(1);
    private static final Pattern AUTOMATIC = Pattern.compile(
            "(?iU)(?<!\\p{L})(?:auto(?:matic|mated)?[- ]?(?:reply|response|responder|message)|out of (?:the )?office"
                    + "|this (?:number|inbox|mailbox) (?:is not|isn't) monitored|do not reply to this|i'm driving (?:with|right now)|sent automatically"
                    + "|respuesta automática|mensaje automático|fuera de la oficina|no responda a este|enviado automáticamente"
                    + "|réponse automatique|message automatique|absent du bureau|ne pas répondre à ce|envoyé automatiquement"
                    + "|automatische (?:antwort|nachricht)|abwesenheitsnotiz|bin (?:derzeit |zurzeit )?nicht im büro|nicht auf diese nachricht antworten|automatisch gesendet"
                    + "|resposta automática|mensagem automática|fora do escritório|não responda a esta|enviado automaticamente)(?!\\p{L})");
    private static final Pattern ASKS = Pattern.compile("\\?");

    private LoopDetector() {}

    /** The rule that says so: {@code autoresponder}, {@code same_text}, {@code too_fast}; null where people talk. */
    public static @Nullable String rule(List<StoredMessage> recent, Instant since) {
        var talk = sincePerson(
                recent.stream().filter(message -> !message.at().isBefore(since)).toList());
        if (talk.isEmpty() || talk.getLast().direction() != Direction.IN) {
            return null;
        }
        var last = talk.getLast().text();
        // "Is this an automated message?" is a person's question.
        if (AUTOMATIC.matcher(last).find() && !ASKS.matcher(last).find()) {
            return "autoresponder";
        }
        if (isSameAgain(talk)) {
            return "same_text";
        }
        return isTooFast(talk) ? "too_fast" : null;
    }

    /** The lead's last texts are one and the same, though each was answered. */
    private static boolean isSameAgain(List<StoredMessage> talk) {
        int same = 0;
        boolean wasAnswered = true;
        var last = plain(talk.getLast().text());
        for (int i = talk.size() - 1; i >= 0; i--) {
            var message = talk.get(i);
            if (message.direction() == Direction.OUT) {
                wasAnswered = true;
            } else if (!plain(message.text()).equals(last)) {
                return false;
            } else if (wasAnswered) {
                wasAnswered = false;
                if (++same >= SAME) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTooFast(List<StoredMessage> talk) {
        int fast = 0;
        for (int i = talk.size() - 1; i > 0; i--) {
            var message = talk.get(i);
            var before = talk.get(i - 1);
            if (message.direction() == Direction.OUT) {
                continue;
            }
            boolean isFast = before.direction() == Direction.OUT
                    && Duration.between(before.at(), message.at()).compareTo(READING) < 0;
            if (!isFast) {
                return false;
            }
            if (++fast >= FAST) {
                return true;
            }
        }
        return false;
    }

    private static List<StoredMessage> sincePerson(List<StoredMessage> recent) {
        var talk = new ArrayList<StoredMessage>();
        for (var message : recent) {
            boolean isPersons = message.direction() == Direction.OUT
                    && !message.author().type().equals(Actor.AI.type());
            if (message.isAutomatic()) {
                continue;
            }
            if (isPersons) {
                talk.clear();
            } else {
                talk.add(message);
            }
        }
        return talk;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
