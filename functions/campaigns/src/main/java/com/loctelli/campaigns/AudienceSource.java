package com.loctelli.campaigns;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.leads.Lead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom an audience may be made of, a part at a time. */
@FunctionalInterface
interface AudienceSource {
    /** Reads on from the cursor of an earlier part, null for the first; the part may be empty though there is more. */
    Part read(@Nullable String cursor, int most);

    /**
     * Some of them.
     *
     * @param missing how many were named and are not there
     * @param next where to read on, null at the end
     */
    record Part(
            List<Stored<Lead>> leads,
            long missing,
            @Nullable String next) {}
}
