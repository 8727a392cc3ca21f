package com.loctelli.leads;

import org.jspecify.annotations.Nullable;

/**
 * Which leads to list; null asks nothing.
 *
 * @param text words of a name or company, an address, or digits of a telephone number, each perhaps only its beginning
 */
public record LeadFilter(
        @Nullable LeadStatus status,
        @Nullable String ownerId,
        @Nullable String text) {
    /** Every lead. */
    public static final LeadFilter ALL = new LeadFilter(null, null, null);

    boolean matches(Lead lead) {
        return (status == null || lead.status() == status) && (ownerId == null || ownerId.equals(lead.ownerUserId()));
    }
}
