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
 * the same again and again, or it answers faster than anybody reads. What a person may write as well, "yes" thrice or that
 * they are out of the office, tells only with another sign beside it. A person's text in between begins anew.
 */
public final class LoopDetector {
    private static final int SAME = 3;
    /** How many letters and digits a text has that nobody writes thrice: "yes" answers three questions. */
    private static final int TELLING = 20;

    private static final int FAST = 8;
    private static final Duration READING = Duration.ofSeconds(1);
    /** How long a person takes at least to read a text and to write that they are away. */
    private static final Duration WRITING = Duration.ofSeconds(10);

    private static final Pattern AUTOMATIC = Pattern.compile(
            "(?iU)(?<!\\p{L})(?:auto(?:matic|mated)?[- ]?(?:reply|response|responder|message)|this (?:number|inbox|mailbox) (?:is not|isn't) monitored|do not reply to this|i'm driving with (?:do not disturb|(?:the )?driving focus)|sent automatically"
                    + "|respuesta automática|mensaje automático|no responda a este|enviado automáticamente"
                    + "|réponse automatique|message automatique|ne pas répondre à ce|envoyé automatiquement"
                    + "|automatische (?:antwort|nachricht)|abwesenheitsnotiz|nicht auf diese nachricht antworten|automatisch gesendet"
                    + "|resposta automática|mensagem automática|não responda a esta|enviado automaticamente)(?!\\p{L})");
    /** What a machine says for somebody who is away, and what they say themselves. */
    private static final Pattern AWAY = Pattern.compile(
            "(?iU)(?<!\\p{L})(?:out of (?:the )?office|i'm driving right now"
                    + "|fuera de la oficina|absente? du bureau|bin (?:derzeit |zurzeit )?nicht im büro|fora do escritório)(?!\\p{L})");

    private static final Pattern ASKS = Pattern.compile("\\?");

    private LoopDetector() {}

    /** The rule that says so: {@code autoresponder}, {@code same_text}, {@code too_fast}; null where people talk. */
    public static @Nullable String rule(List<StoredMessage> recent, Instant since) {
        var talk = sincePerson(
                recent.stream().filter(message -> !message.at().isBefore(since)).toList());
        if (talk.isEmpty() || talk.getLast().direction() != Direction.IN) {
            return null;
        }
        if (isAutomatic(talk)) {
            return "autoresponder";
        }
        if (isSameAgain(talk)) {
            return "same_text";
        }
        return isTooFast(talk) ? "too_fast" : null;
    }

    private static boolean isAutomatic(List<StoredMessage> talk) {
        var last = talk.getLast();
        // "Is this an automated message?" is a person's question.
        if (ASKS.matcher(last.text()).find()) {
            return false;
        }
        return AUTOMATIC.matcher(last.text()).find()
                || (AWAY.matcher(last.text()).find() && (isAtOnce(talk) || isSaidAgain(talk)));
    }

    /** It came before anybody could have written it. */
    private static boolean isAtOnce(List<StoredMessage> talk) {
        if (talk.size() < 2) {
            return false;
        }
        var before = talk.get(talk.size() - 2);
        return before.direction() == Direction.OUT
                && Duration.between(before.at(), talk.getLast().at()).compareTo(WRITING) < 0;
    }

    /** It came before, word for word. */
    private static boolean isSaidAgain(List<StoredMessage> talk) {
        var last = plain(talk.getLast().text());
        return talk.subList(0, talk.size() - 1).stream()
                .anyMatch(message -> message.direction() == Direction.IN
                        && plain(message.text()).equals(last));
    }

    /** The lead's last texts are one and the same, though each was answered. */
    private static boolean isSameAgain(List<StoredMessage> talk) {
        int same = 0;
        boolean wasAnswered = true;
        var last = plain(talk.getLast().text());
        if (last.replace(" ", "").length() < TELLING) {
            return false;
        }
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
