package com.loctelli.messaging.consent;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a person is not texted, as it is now: because it was said here, because a connected system says so, or both.
 *
 * @param scope {@code all} or {@code marketing}
 * @param cause who set it: {@code keyword}, {@code free_text} and {@code carrier} are the person's own word, which
 *     their START takes back; {@code manual}, {@code reassigned} and {@code complaint} are not; {@code integration} is
 *     what a connected system says, and nothing was said here; {@code unreachable} is what the carrier says of the
 *     number: it stands beside the others, nobody has said it, and who writes from there is answered
 * @param sourceEventSeq the event of the ledger it follows from
 * @param elsewhere what connected systems say, null where they say nothing
 * @param readings the texts that it rests on where it rests on readings alone, null where something certain was said
 * @param beneath what of it stays when the person's word, or all readings of it, are taken back; null for nothing
 */
@Json
public record Suppression(
        String channel,
        String address,
        String scope,
        Instant since,
        String cause,
        @Nullable String reason,
        long sourceEventSeq,
        @Nullable Elsewhere elsewhere,
        @Nullable Readings readings,
        @Nullable Beneath beneath) {
    private static final String ALL = "all";
    private static final String INTEGRATION = "integration";
    private static final String UNREACHABLE = "unreachable";

    /**
     * What follows from a certain statement made here; what stands, where it says as much. A cause that START does not
     * lift goes before one that it does, and of a statement about a part of the texts that part stays.
     */
    static Suppression said(ConsentEvent event, String cause, @Nullable String reason, @Nullable Suppression standing) {
        var made = of(event, cause, reason, standing, null, null);
        var here = standing == null ? null : standing.scopeHere();
        if (standing == null || here == null) {
            return made;
        }
        boolean isLasting = !made.isLiftedByStart();
        boolean isCertainForGood = standing.readings == null && !standing.isLiftedByStart();
        if (!event.scope().equals(ALL)) {
            return !isLasting || isCertainForGood
                    ? standing
                    : here.equals(ALL) ? standing.over(made.asBeneath(event.scope()), event) : made;
        }
        if (!here.equals(ALL)) {
            return isLasting ? made : made.over(standing.asBeneath(here), event);
        }
        if (isLasting) {
            return isCertainForGood ? standing : made;
        }
        return standing.readings == null ? standing : standing.resting(null, standing.reason);
    }

    /**
     * What follows from a text that was read as a revocation. It can be undone, and so can others that were read before
     * it, unless something certain keeps everything back already.
     *
     * @param text the carrier's id of the text
     * @param before what the ledger said before
     */
    static Suppression read(
            ConsentEvent event,
            String text,
            Revocation.Reading reading,
            @Nullable ConsentHead before,
            @Nullable Suppression standing) {
        var cause = reading.meaning().cause();
        var reason = reading.meaning() == Revocation.WRONG_NUMBER ? "wrong number" : null;
        var here = standing == null ? null : standing.scopeHere();
        if (standing == null || here == null || !here.equals(ALL)) {
            var beneath = standing == null || here == null ? null : standing.asBeneath(here);
            return of(event, cause, reason, standing, Readings.first(text, cause, event.seq(), before), beneath);
        }
        var known = standing.readings;
        if (known == null) {
            return reading.isSure() ? said(event, cause, reason, standing) : standing;
        }
        return standing.resting(known.and(text, cause, event.seq()), reason == null ? standing.reason : reason);
    }

    private static Suppression of(
            ConsentEvent event,
            String cause,
            @Nullable String reason,
            @Nullable Suppression standing,
            @Nullable Readings readings,
            @Nullable Beneath beneath) {
        var elsewhere = standing == null ? null : standing.elsewhere();
        return new Suppression(
                ConsentKeys.SMS,
                event.address(),
                elsewhere == null ? event.scope() : ALL,
                event.at(),
                cause,
                reason,
                event.seq(),
                elsewhere == null ? null : elsewhere.besides(event.scope()),
                readings,
                beneath);
    }

    /** What follows from what a connected system says. */
    static Suppression told(
            ConsentEvent event,
            String source,
            Instant at,
            @Nullable Suppression standing,
            @Nullable ConsentHead before) {
        var known = standing == null ? null : standing.elsewhere();
        var elsewhere = known == null
                ? Elsewhere.first(source, at, standing == null ? null : standing.scope(), event.seq(), before)
                : known.and(source, at);
        return standing == null
                ? new Suppression(
                        ConsentKeys.SMS,
                        event.address(),
                        ALL,
                        event.at(),
                        INTEGRATION,
                        null,
                        event.seq(),
                        elsewhere,
                        null,
                        null)
                : standing.with(ALL, standing.since(), standing.cause(), elsewhere);
    }

    /** A word that a lead carries and that no ledger has: nobody takes it back here. */
    public static Suppression ofLead(String address, Instant since, @Nullable String reason) {
        return new Suppression(ConsentKeys.SMS, address, ALL, since, INTEGRATION, reason, 0, null, null, null);
    }

    /** What the carrier says of a number. */
    public static Suppression unreachable(String address, String scope, Instant since, String reason) {
        return ofLead(address, since, reason).with(scope, since, UNREACHABLE, null);
    }

    /** Whether the person's own START lifts it. */
    public boolean isLiftedByStart() {
        return switch (cause) {
            case "keyword", "free_text", "carrier" -> true;
            default -> false;
        };
    }

    /** Whether everything is kept back, whoever said so. */
    public boolean isOfAll() {
        return ALL.equals(scope);
    }

    /** Whether everything is kept back by what was said here, whatever connected systems say. */
    public boolean isOfAllHere() {
        return ALL.equals(scopeHere());
    }

    /** Whether it rests on the reading of the text, entered as that event, and nothing was said since. */
    boolean restsOn(String text, long event, ConsentHead head) {
        return readings == null
                ? sourceEventSeq == event && head.seq() == event
                : readings.has(text) && head.seq() == readings.seq();
    }

    /** What is left when the reading of a text was a mistake, as that event says; null for nothing. */
    @Nullable
    Suppression without(String text, long event) {
        var left = readings == null ? null : readings.without(text, event);
        return left == null ? takenBack() : resting(left, left.cause().equals(cause) ? reason : null);
    }

    /**
     * What the ledger says of consent when the reading of a text was a mistake.
     *
     * @param head what it says now
     * @param before what it said before that reading
     */
    @Nullable
    ConsentHead saidWithout(String text, @Nullable ConsentHead head, @Nullable ConsentHead before) {
        if (readings == null) {
            return before;
        }
        return readings.without(text, readings.seq()) == null ? readings.before() : head;
    }

    /** Whether the connected system has said it. */
    boolean isTold(String source) {
        return elsewhere != null && elsewhere.since().containsKey(source);
    }

    /** What is left when the person's word is taken back; null for nothing. */
    @Nullable
    Suppression takenBack() {
        if (beneath != null) {
            return new Suppression(
                    channel,
                    address,
                    elsewhere == null ? beneath.scope() : ALL,
                    beneath.since(),
                    beneath.cause(),
                    beneath.reason(),
                    beneath.sourceEventSeq(),
                    elsewhere == null ? null : elsewhere.besides(beneath.scope()),
                    null,
                    null);
        }
        return elsewhere == null
                ? null
                : new Suppression(
                        channel,
                        address,
                        ALL,
                        elsewhere.earliest(),
                        INTEGRATION,
                        reason,
                        sourceEventSeq,
                        elsewhere.besides(null),
                        null,
                        null);
    }

    /** What is left when a connected system takes back its word; null for nothing. */
    @Nullable
    Suppression takenBack(String source) {
        if (elsewhere == null) {
            return this;
        }
        var left = elsewhere.without(source);
        if (left != null) {
            return with(scope, since, cause, left);
        }
        var here = elsewhere.scopeHere();
        return here == null ? null : with(here, since, cause, null);
    }

    /** What the ledger says of consent once connected systems have taken back their word. */
    @Nullable
    ConsentHead saidBesides(@Nullable ConsentHead head) {
        return elsewhere == null || head == null || head.seq() != elsewhere.seq() ? head : elsewhere.before();
    }

    private @Nullable String scopeHere() {
        return elsewhere == null ? cause.equals(INTEGRATION) ? null : scope : elsewhere.scopeHere();
    }

    private Suppression resting(@Nullable Readings texts, @Nullable String why) {
        var because = texts == null ? cause : texts.cause();
        return new Suppression(channel, address, scope, since, because, why, sourceEventSeq, elsewhere, texts, beneath);
    }

    /** The same over what was said of a part of the texts, before or just now. */
    private Suppression over(Beneath part, ConsentEvent event) {
        return new Suppression(
                channel,
                address,
                scope,
                since,
                cause,
                reason,
                sourceEventSeq,
                elsewhere,
                readings == null ? null : readings.besides(event),
                beneath == null ? part : beneath);
    }

    private Beneath asBeneath(String part) {
        return new Beneath(part, since, cause, reason, sourceEventSeq);
    }

    private Suppression with(String wanted, Instant from, String because, @Nullable Elsewhere told) {
        return new Suppression(
                channel, address, wanted, from, because, reason, sourceEventSeq, told, readings, beneath);
    }
}
