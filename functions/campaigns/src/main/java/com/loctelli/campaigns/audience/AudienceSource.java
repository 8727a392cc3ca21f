package com.loctelli.campaigns.audience;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.leads.Lead;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom an audience may be made of, a part at a time. */
@FunctionalInterface
interface AudienceSource {
    /** Reads on from the cursor of an earlier part, null for the first; the part may be empty though there is more. */
    Part read(@Nullable String cursor, int most);

    /**
     * Some of them.
     *
     * @param left how many were named and are not among them, by reason
     * @param next where to read on, null at the end
     */
    record Part(
            List<Stored<Lead>> leads,
            Map<String, Long> left,
            @Nullable String next) {}
}
