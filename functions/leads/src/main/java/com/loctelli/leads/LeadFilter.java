package com.loctelli.leads;

import com.loctelli.kernel.tenancy.Reach;
import org.jspecify.annotations.Nullable;

/**
 * Which leads to list; null asks nothing.
 *
 * @param text words of a name or company, an address, or digits of a telephone number, each perhaps only its beginning
 * @param reach whose leads at most
 */
public record LeadFilter(
        @Nullable LeadStatus status,
        @Nullable String ownerId,
        @Nullable String text,
        Reach reach) {
    /** Every lead. */
    public static final LeadFilter ALL = new LeadFilter(null, null, null);

    /** Among everybody's. */
    public LeadFilter(@Nullable LeadStatus status, @Nullable String ownerId, @Nullable String text) {
        this(status, ownerId, text, Reach.ALL);
    }

    /** The one whose leads these are, where that is one. */
    @Nullable
    String owner() {
        return ownerId == null ? reach.only().orElse(null) : ownerId;
    }

    boolean matches(Lead lead) {
        return (status == null || lead.status() == status)
                && (ownerId == null || ownerId.equals(lead.ownerUserId()))
                && reach.covers(lead.ownerUserId());
    }
}
