package com.loctelli.leads;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What capturing a person would do; nothing is written yet. Commit {@link #writes} with your own: they are refused with
 * one of {@link LeadProblems} or as stale where somebody else was faster, and are then to be prepared again.
 *
 * @param before the lead as it was, null where it is made
 * @param isNobody whether nothing that could be read tells who the person is, and nothing is done
 * @param isAnother whether the person is somebody else than the lead that has their outside id, and nothing is done
 * @param version the lead's version once this is written
 * @param keys what the person is known by: number, address and outside ids, as far as they could be read
 * @param unread the names of the fields that could not be read and were left out
 */
public record PreparedCapture(
        String leadId,
        @Nullable Stored<Lead> before,
        boolean isNobody,
        boolean isAnother,
        boolean isChanged,
        long version,
        Set<String> keys,
        List<String> unread,
        List<Write> writes) {

    public PreparedCapture {
        keys = Set.copyOf(keys);
        unread = List.copyOf(unread);
        writes = List.copyOf(writes);
    }

    /** Whether the lead is made. */
    public boolean isNew() {
        return before == null;
    }
}
