package com.loctelli.subaccounts.usage;

import com.loctelli.kernel.json.Shape;
import com.loctelli.subaccounts.SubAccountSettings;
import io.avaje.jsonb.Json;

/** What is counted. A stock is what there is at a time; a flow is counted by the day and the month of the tenant's zone. */
public enum Metric {
    /** Leads that there are. */
    LEADS(false, 8),
    /** Bytes of files that are kept. */
    STORAGE_BYTES(false, 4),
    /** Texts that were taken to be sent. */
    SMS(true, 8),
    /** What texts cost, in millionths of a US dollar. */
    SMS_MICROS(true, 4),
    /** What the agent's model costs, in millionths of a US dollar. */
    AI_MICROS(true, 4),
    /** Tokens of the agent's model. */
    AI_TOKENS(true, 4);

    /** More than anything counts up to: no limit. */
    static final long NO_LIMIT = 1_000_000_000_000_000L;

    private static final long GIGABYTE = 1_000_000_000L;

    private final boolean isFlow;
    private final int stripes;

    Metric(boolean isFlow, int stripes) {
        this.isFlow = isFlow;
        this.stripes = stripes;
    }

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** Whether it is counted by day and month. */
    public boolean isFlow() {
        return isFlow;
    }

    /** How many stripes a limit is spread over: one that few may share needs few. */
    int stripes(long most) {
        return Math.clamp(most / 8, 1, stripes);
    }

    /** How much there may be, of a stock; of a flow, how much a month. */
    long most(SubAccountSettings settings) {
        return switch (this) {
            case LEADS -> settings.limits().leads();
            case STORAGE_BYTES -> settings.limits().storageGB() * GIGABYTE;
            case SMS -> settings.limits().smsPerMonth();
            case SMS_MICROS -> settings.budgets().smsMicrosPerMonth();
            case AI_MICROS -> settings.budgets().aiMicrosPerMonth();
            case AI_TOKENS -> NO_LIMIT;
        };
    }

    /** How much a day; without a limit of its own for a stock. */
    long mostPerDay(SubAccountSettings settings) {
        return switch (this) {
            case LEADS, STORAGE_BYTES -> NO_LIMIT;
            case SMS -> settings.limits().smsPerDay();
            case SMS_MICROS -> settings.budgets().smsMicrosPerDay();
            case AI_MICROS -> settings.budgets().aiMicrosPerDay();
            case AI_TOKENS -> settings.limits().aiTokensPerDay();
        };
    }
}
