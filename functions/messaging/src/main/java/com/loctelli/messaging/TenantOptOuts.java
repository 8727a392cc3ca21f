package com.loctelli.messaging;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.consent.Keyword;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.consent.Revocation;
import com.loctelli.messaging.consent.Suppression;
import com.loctelli.messaging.consent.TenantConsents;
import com.loctelli.messaging.decision.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's judgement of inbound texts. What the carrier acted on counts first, then commands, then revocations in
 * the person's own words. Each text is acted on once, however often it is judged.
 */
public final class TenantOptOuts {
    private static final String STOPPED = "You will not get any more texts from us. Reply START to get them again.";

    private final Platform platform;
    private final TenantTexts texts;
    private final TenantConsents consents;

    TenantOptOuts(Platform platform, TenantTexts texts, TenantConsents consents) {
        this.platform = platform;
        this.texts = texts;
        this.consents = consents;
    }

    /** Judges the text and does what follows from it. */
    public OptOutResult judge(InboundText text) {
        if (!PhoneNumber.isE164(text.from())) {
            // A short code cannot be texted, and its words are no person's.
            return OptOutResult.ORDINARY;
        }
        boolean byCarrier = text.optOutType() != null;
        var command = byCarrier ? ofCarrier(text.optOutType()) : Keyword.of(text.text());
        if (command.isPresent()) {
            return switch (command.get()) {
                case STOP -> stop(text, byCarrier, "keyword", "keyword", null);
                case START -> start(text, byCarrier);
                case HELP -> help(text, byCarrier);
            };
        }
        return Revocation.in(text.text())
                .map(revoked -> switch (revoked) {
                    case NO_MORE -> stop(text, false, "free_text", "free_text", null);
                    case WRONG_NUMBER -> stop(text, false, "free_text", "reassigned", "wrong number");
                })
                .orElse(OptOutResult.ORDINARY);
    }

    private static Optional<Keyword> ofCarrier(@Nullable String type) {
        return switch (type) {
            case "STOP" -> Optional.of(Keyword.STOP);
            case "START" -> Optional.of(Keyword.START);
            case "HELP" -> Optional.of(Keyword.HELP);
            case null, default -> Optional.empty();
        };
    }

    private OptOutResult stop(
            InboundText text, boolean byCarrier, String method, String cause, @Nullable String reason) {
        var facts = texts.facts(text.from(), null);
        var confirmation = byCarrier || facts.suppression() != null ? null : confirmation(facts, text, STOPPED);
        var kind = cause.equals("reassigned") ? "reassigned" : "revoked";
        boolean isNew = consents.suppress(
                text.from(), statement(kind, method, text), cause, reason, lead(), writes(confirmation));
        return done(OptOutResult.Kind.STOPPED, isNew, byCarrier, confirmation);
    }

    /**
     * Acts on a revocation that was understood from a conversation, as {@link #judge} does on one in a text's own words.
     *
     * @param sender the number of ours that the person knows; null for the default one
     * @param message where they said it; acted on once for it
     * @param alongside further writes of the same transaction
     */
    public OptOutResult revoke(
            String address, @Nullable String sender, String message, Actor by, List<Write> alongside) {
        var facts = texts.facts(address, null);
        var from = facts.roster().choose(sender) == null ? null : sender;
        var confirmation = facts.suppression() == null ? confirmation(facts, address, from, message, STOPPED) : null;
        var writes = new ArrayList<>(alongside);
        writes.addAll(writes(confirmation));
        var statement = NewConsent.of("revoked", "all", "free_text", Map.of("message", message))
                .once(message);
        boolean isNew = consents.suppress(address, statement, "free_text", null, by, writes);
        return done(OptOutResult.Kind.STOPPED, isNew, false, confirmation);
    }

    private OptOutResult start(InboundText text, boolean byCarrier) {
        var standing = consents.suppression(text.from());
        boolean isLiftable = standing != null && standing.value().isLiftedByStart();
        if (!byCarrier && !isLiftable && Keyword.isAnswerUnlessSuppressed(text.text())) {
            return OptOutResult.ORDINARY;
        }
        var statement = statement("re_opt_in", "keyword", text);
        if (!isLiftable) {
            boolean isNew = consents.enter(text.from(), statement, lead());
            return new OptOutResult(OptOutResult.Kind.STARTED, isNew, byCarrier, null);
        }
        var confirmation = byCarrier
                ? null
                : confirmation(
                        texts.facts(text.from(), null),
                        text,
                        "You will get texts from us again. Reply STOP to end them.");
        boolean isNew = consents.lift(text.from(), statement, lead(), writes(confirmation));
        return done(OptOutResult.Kind.STARTED, isNew, byCarrier, confirmation);
    }

    private OptOutResult help(InboundText text, boolean byCarrier) {
        if (byCarrier) {
            return new OptOutResult(OptOutResult.Kind.HELPED, true, true, null);
        }
        var answer = confirmation(
                texts.facts(text.from(), null),
                text,
                "Reply to this number and a person will help. Reply STOP to end texts. Msg & data rates may apply.");
        try {
            platform.database().commit(answer.writes());
        } catch (com.loctelli.kernel.problem.Problem problem) {
            if (!problem.type().equals(MessagingProblems.ALREADY_REQUESTED)) {
                throw problem;
            }
            return new OptOutResult(OptOutResult.Kind.HELPED, false, false, null);
        }
        return done(OptOutResult.Kind.HELPED, true, false, answer);
    }

    private OptOutResult done(
            OptOutResult.Kind kind, boolean isNew, boolean byCarrier, @Nullable PreparedText confirmation) {
        if (isNew && confirmation != null) {
            texts.enqueue(confirmation.messages());
            return new OptOutResult(kind, true, byCarrier, confirmation.id());
        }
        return new OptOutResult(kind, isNew, byCarrier, null);
    }

    private PreparedText confirmation(SendingFacts facts, InboundText text, String words) {
        return confirmation(facts, text.from(), text.to(), text.messageSid(), words);
    }

    private PreparedText confirmation(
            SendingFacts facts, String address, @Nullable String sender, String message, String words) {
        var request = new TextRequest(
                address,
                facts.business().isEmpty() ? words : facts.business() + ": " + words,
                null,
                null,
                Purpose.CONFIRMATION.wire(),
                "confirmation:" + message,
                sender,
                Actor.SYSTEM);
        return texts.prepare(facts, request, Purpose.CONFIRMATION);
    }

    private static List<Write> writes(@Nullable PreparedText text) {
        return text == null ? List.of() : text.writes();
    }

    private static NewConsent statement(String kind, String method, InboundText text) {
        return NewConsent.of(kind, "all", method, Map.of("messageSid", text.messageSid()))
                .once(text.messageSid());
    }

    private static Actor lead() {
        return new Actor("lead", null);
    }

    /** The suppression in force for an address, or null. */
    public @Nullable Stored<Suppression> standing(String address) {
        return consents.suppression(address);
    }
}
