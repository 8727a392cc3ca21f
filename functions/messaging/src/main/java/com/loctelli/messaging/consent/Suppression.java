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
 *     what a connected system says, and nothing was said here
 * @param sourceEventSeq the event of the ledger it follows from
 * @param elsewhere what connected systems say, null where they say nothing
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
        @Nullable Elsewhere elsewhere) {
    private static final String ALL = "all";
    private static final String INTEGRATION = "integration";

    /** What follows from a statement made here. */
    static Suppression said(ConsentEvent event, String cause, @Nullable String reason, @Nullable Suppression standing) {
        var elsewhere = standing == null ? null : standing.elsewhere();
        return new Suppression(
                ConsentKeys.SMS,
                event.address(),
                elsewhere == null ? event.scope() : ALL,
                event.at(),
                cause,
                reason,
                event.seq(),
                elsewhere == null ? null : elsewhere.besides(event.scope()));
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
                        ConsentKeys.SMS, event.address(), ALL, event.at(), INTEGRATION, null, event.seq(), elsewhere)
                : standing.with(ALL, standing.since(), standing.cause(), elsewhere);
    }

    /** A word that a lead carries and that no ledger has: nobody takes it back here. */
    public static Suppression ofLead(String address, Instant since, @Nullable String reason) {
        return new Suppression(ConsentKeys.SMS, address, ALL, since, INTEGRATION, reason, 0, null);
    }

    /** Whether the person's own START lifts it. */
    public boolean isLiftedByStart() {
        return switch (cause) {
            case "keyword", "free_text", "carrier" -> true;
            default -> false;
        };
    }

    /** Whether everything is kept back by what was said here, whatever connected systems say. */
    public boolean isOfAllHere() {
        return ALL.equals(scopeHere());
    }

    /** Whether what was said here keeps back as much as the scope does. */
    boolean bindsAsMuchHere(String wanted) {
        var here = scopeHere();
        return here != null && (here.equals(ALL) || here.equals(wanted));
    }

    /** Whether the connected system has said it. */
    boolean isTold(String source) {
        return elsewhere != null && elsewhere.since().containsKey(source);
    }

    /** What is left when what was said here is taken back; null for nothing. */
    @Nullable
    Suppression takenBack() {
        return elsewhere == null ? null : with(ALL, elsewhere.earliest(), INTEGRATION, elsewhere.besides(null));
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

    private Suppression with(String wanted, Instant from, String because, @Nullable Elsewhere told) {
        return new Suppression(channel, address, wanted, from, because, reason, sourceEventSeq, told);
    }
}
