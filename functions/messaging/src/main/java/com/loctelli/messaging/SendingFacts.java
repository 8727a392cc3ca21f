package com.loctelli.messaging;

import com.loctelli.messaging.caps.Frequency;
import com.loctelli.messaging.caps.FrequencyCap;
import com.loctelli.messaging.caps.TenantLimit;
import com.loctelli.messaging.consent.ConsentHead;
import com.loctelli.messaging.consent.Suppression;
import com.loctelli.messaging.decision.Evidence;
import com.loctelli.messaging.decision.SendingRules;
import com.loctelli.messaging.decision.TenantRules;
import com.loctelli.messaging.decision.Whereabouts;
import com.loctelli.messaging.senders.SenderNumber;
import com.loctelli.messaging.senders.SenderRoster;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules need to know of one recipient, read in one trip.
 *
 * @param business the sub-account's name, for texts that we word ourselves
 * @param locale the language tag of the sub-account, for the same
 * @param unreachable what the carrier says of the number, null where it has not said that it takes no texts
 * @param settingsVersion that of the sub-account's item, 0 where its opening did not end
 */
public record SendingFacts(
        String to,
        String business,
        String locale,
        TenantRules rules,
        Whereabouts where,
        SenderRoster roster,
        @Nullable Suppression suppression,
        @Nullable Suppression unreachable,
        @Nullable ConsentHead consent,
        Footer footer,
        Frequency frequency,
        FrequencyCap frequencyCap,
        @Nullable TenantLimit limit,
        long settingsVersion) {

    /**
     * The first instant from then on at which the person may be written to unasked: within the sub-account's hours and
     * the law's, wherever they may be. Empty where there is none within days.
     */
    public Optional<Instant> opensFrom(Instant then) {
        return SendingRules.opensFrom(rules, where, then);
    }

    /** The same as the rules take it, of a text from the number at the instant. */
    Evidence evidence(@Nullable SenderNumber sender, Instant now) {
        return new Evidence(
                rules,
                where,
                sender == null ? null : sender.health(),
                suppression == null ? null : suppression.scope(),
                unreachable == null
                        ? null
                        : new Evidence.Unreachable(unreachable.scope(), String.valueOf(unreachable.reason())),
                consent == null ? null : consent.seq(),
                consent == null ? null : consent.kind(),
                room(sender, now));
    }

    private Evidence.Room room(@Nullable SenderNumber sender, Instant now) {
        var a2p = sender == null ? null : sender.a2p();
        return new Evidence.Room(
                frequency.roomFrom(now, frequencyCap.perDay(), frequencyCap.perWeek()),
                limit == null ? null : limit.until(),
                limit == null ? null : limit.rule(),
                a2p == null ? null : a2p.status().wire(),
                a2p == null ? null : a2p.status().isGood());
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "SendingFacts[" + where + "]";
    }
}
