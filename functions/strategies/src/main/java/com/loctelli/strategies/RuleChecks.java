package com.loctelli.strategies;

import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the fields of rules, beyond what each field must be by itself. */
public final class RuleChecks {
    private static final String CUSTOM = "custom";
    private static final int FEWEST_EXAMPLES = 2;
    private static final Set<String> ASSIGNEES = Set.of("owner", "team", "round_robin");

    private RuleChecks() {}

    /** Refuses a content whose rules cannot be followed, with 400 and every wrong field. */
    public static StrategyContent checked(StrategyContent content) {
        var wrong = new ArrayList<FieldError>();
        for (int i = 0; i < content.handoffRules().size(); i++) {
            handoff("/handoffRules/" + i, content.handoffRules().get(i), wrong);
        }
        refuse(wrong);
        return content;
    }

    /** Refuses two rules for one scenario. */
    public static List<FollowUp> checked(List<FollowUp> rules) {
        var wrong = new ArrayList<FieldError>();
        var seen = new HashSet<FollowUp.Scenario>();
        for (int i = 0; i < rules.size(); i++) {
            if (!seen.add(rules.get(i).scenario())) {
                wrong.add(new FieldError(
                        "/followUps/" + i + "/scenario", "value", "another rule is about this scenario"));
            }
        }
        refuse(wrong);
        return rules;
    }

    private static void handoff(String at, HandoffRule rule, List<FieldError> wrong) {
        var examples = rule.examples();
        if (rule.type().equals(CUSTOM) && (examples == null || examples.size() < FEWEST_EXAMPLES)) {
            wrong.add(new FieldError(at + "/examples", "value", "a custom rule needs two examples at least"));
        }
        var to = rule.assignTo();
        if (to != null && !ASSIGNEES.contains(to) && !to.startsWith("usr_")) {
            wrong.add(
                    new FieldError(at + "/assignTo", "value", "must be owner, team, round_robin or the id of a user"));
        }
    }

    private static void refuse(List<FieldError> wrong) {
        if (!wrong.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(wrong);
        }
    }
}
