package com.loctelli.assistant.turn;

import com.loctelli.assistant.tools.Bench;
import com.loctelli.conversations.FollowUpPlan;
import com.loctelli.strategies.AgentBrief;

/** What is to be done when a follow-up is due: the plan is old, and the world may have moved on. */
sealed interface WritingAgain {
    /** There is no point any more. */
    record Drop(String reason) implements WritingAgain {}

    /** Not at this hour, for the lead may be elsewhere than was thought. */
    record Postpone(FollowUpPlan to) implements WritingAgain {}

    /** The strategy has words for it. */
    record Say(String text) implements WritingAgain {}

    /** The agent finds the words. */
    record Compose(String instruction) implements WritingAgain {}

    /** Decides by what is true now. */
    static WritingAgain of(Moment moment, AgentBrief brief, Bench bench, SentToday sent) {
        var due = moment.head().value().followUp();
        if (due == null) {
            return new Drop("superseded");
        }
        if (FollowUps.isPointless(moment, bench)) {
            return new Drop("nothing_to_follow_up");
        }
        if (moment.sending().suppression() != null) {
            return new Drop("suppression");
        }
        if (Allowance.isSpent(moment, brief, sent)) {
            return new Drop("limit");
        }
        var opens = FollowUps.opens(moment, moment.now());
        if (opens == null) {
            return new Drop("no_hours");
        }
        if (opens.isAfter(moment.now())) {
            return new Postpone(new FollowUpPlan(due.scenario(), due.nth(), opens));
        }
        var rule = brief.followUp(due.scenario());
        var words = rule == null || rule.isWrittenByAi() ? null : rule.text();
        return words == null ? new Compose(FollowUps.instruction(due, rule)) : new Say(words);
    }
}
