package com.loctelli.assistant.turn;

import com.loctelli.assistant.tools.Bench;
import com.loctelli.conversations.FollowUpPlan;
import com.loctelli.conversations.TurnDue;
import com.loctelli.leads.LeadStatus;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.FollowUp;
import com.loctelli.strategies.FollowUp.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the agent writes to a lead who has not written: planned with each of its texts, at an hour at which the lead may
 * be written to wherever they may be, and only where there is still something to be gained by it.
 */
final class FollowUps {
    private static final Duration BUSY = Duration.ofDays(1);
    private static final Set<LeadStatus> OVER =
            Set.of(LeadStatus.CLOSED_WON, LeadStatus.CLOSED_LOST, LeadStatus.DISQUALIFIED);

    private FollowUps() {}

    /** What is planned with the text that goes out now; null where nothing is. */
    static @Nullable FollowUpPlan after(Moment moment, AgentBrief brief, Bench bench) {
        if (isPointless(moment, bench)) {
            return null;
        }
        var asked = bench.later();
        if (asked != null) {
            var named = asked.at();
            var rule = brief.followUp(asked.why());
            var wait = rule == null ? BUSY : Duration.ofMinutes(rule.afterMinutes());
            return at(moment, asked.why(), 1, named == null ? moment.now().plus(wait) : named);
        }
        var earlier =
                moment.kind().equals(TurnDue.FOLLOW_UP) ? moment.head().value().followUp() : null;
        var rule = brief.followUp(earlier == null ? Scenario.STOPPED_REPLYING : earlier.scenario());
        int nth = earlier == null ? 1 : earlier.nth() + 1;
        return rule == null || nth > rule.most()
                ? null
                : at(moment, rule.scenario(), nth, moment.now().plus(Duration.ofMinutes(rule.afterMinutes())));
    }

    /** Whether the lead has what they came for, or is no lead any more. */
    static boolean isPointless(Moment moment, Bench bench) {
        return !bench.bookings().isEmpty()
                || OVER.contains(moment.lead().value().status());
    }

    /** When the lead may be written to from now on; null where that is not foreseeable. */
    static @Nullable Instant opens(Moment moment, Instant then) {
        return moment.sending().opensFrom(then).orElse(null);
    }

    /** What the agent is told when it writes again. */
    static String instruction(FollowUpPlan due, @Nullable FollowUp rule) {
        var why = switch (due.scenario()) {
            case STOPPED_REPLYING -> "The lead has not answered your last text.";
            case BUSY -> "The lead said that it was not a good time, and has not written since.";
            case ASKED_LATER -> "The lead asked you to write again at about this time.";
        };
        var hint = rule == null || rule.text() == null ? "" : " It is about: " + rule.text();
        return why + " Take the conversation up again with one short, friendly text that does not repeat an earlier one"
                + " and puts no pressure on them." + hint;
    }

    private static @Nullable FollowUpPlan at(Moment moment, Scenario why, int nth, Instant then) {
        var opens = opens(moment, then);
        return opens == null ? null : new FollowUpPlan(why, nth, opens);
    }
}
