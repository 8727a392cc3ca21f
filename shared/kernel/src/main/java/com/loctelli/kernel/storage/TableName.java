package com.loctelli.kernel.storage;

import java.util.List;
import java.util.Locale;

/**
 * The tables, one a feature. Each is keyed by {@code subAccountId} and {@code sk}; each index is keyed by
 * {@code subAccountId} and the attribute of the index's own name. Infrastructure and runtime both read this list.
 */
public enum TableName {
    /** Routing facts and the platform's own items; the only table that is not a tenant's. */
    DIRECTORY,
    /** Data keys of tenants and idempotency records: what the kernel itself keeps for a tenant. */
    KERNEL,
    /** Users, credentials and sessions. */
    ACCESS,
    /** The sub-accounts themselves and their settings. */
    SUBACCOUNTS,
    /** Leads with their uniqueness items, search tokens and timeline. */
    LEADS("byActivity", "byStatus", "byOwner"),
    /** Texts, consent and suppression. */
    MESSAGING("byLead", "byDue", "byTime"),
    /** Conversations and their messages. */
    CONVERSATIONS("byActivity", "byStatus", "byDue"),
    /** Prompt templates and strategies. */
    STRATEGIES,
    /** Traces of the agent's turns. */
    ASSISTANT,
    /** Calendars, schedules, bookings and slot cells. */
    BOOKINGS("byLead", "byStart"),
    /** Integrations and the inbox of outside events. */
    INTEGRATIONS("byState"),
    /** Campaigns and their recipients. */
    CAMPAIGNS("byState", "byTime"),
    /** Knowledge bases: documents, their passages and the terms that lead to them. */
    KNOWLEDGE,
    /** Scenarios, runs and results of rehearsals. */
    EVALS,
    /** What happened lately, for whoever watches. */
    FEED;

    /** The partition key of every table and index. */
    public static final String PARTITION = "subAccountId";
    /** The sort key of every table. */
    public static final String SORT = "sk";

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type does not say so
    private final List<String> indexes;

    TableName(String... indexes) {
        this.indexes = List.of(indexes);
    }

    /** The name without the stage's prefix. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of the indexes, each also the name of its sort attribute. */
    public List<String> indexes() {
        return indexes;
    }
}
