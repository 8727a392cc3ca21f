package com.loctelli.assistant.budget;

import com.loctelli.kernel.json.Shape;
import com.loctelli.subaccounts.Budgets;
import com.loctelli.subaccounts.usage.Spent;
import io.avaje.jsonb.Json;

/** What the agent still does, by how full its budget is; each does less than the one before. */
public enum Stage {
    /** All it can. */
    NORMAL,
    /** All it can, and somebody is told. */
    WARN,
    /** It speaks by a cheaper model. */
    CHEAPER_MODEL,
    /** It only suggests replies. */
    SUGGEST_ONLY,
    /** Nothing: a person answers. */
    STOP;

    /** From which part of what lies between the warning and the end on less is done. */
    private static final double HALF = 0.5;

    private static final double THREE_QUARTERS = 0.75;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** The stage of a budget of which so much is spent; the tenant's settings say at which rung the ladder begins. */
    public static Stage of(Spent spent, Budgets budgets) {
        int percent = spent.percent();
        if (spent.left() == 0 || percent >= 100) {
            return STOP;
        }
        int warn = Math.min(budgets.warnPct(), 100);
        double between = 100.0 - warn;
        if (percent >= warn + between * THREE_QUARTERS && budgets.degrade() != Budgets.Degrade.STOP) {
            return SUGGEST_ONLY;
        }
        if (percent >= warn + between * HALF && budgets.degrade() == Budgets.Degrade.CHEAPER_MODEL) {
            return CHEAPER_MODEL;
        }
        return percent >= warn ? WARN : NORMAL;
    }
}
