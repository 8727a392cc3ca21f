package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.tenancy.Actor;
import org.jspecify.annotations.Nullable;

/** Takes back what somebody did to leads, where nobody else has done anything to them since. */
final class LeadUndo {
    private static final int PAGE = 25;

    private final Platform platform;
    private final Rows rows;
    private final LeadEdits edits;

    LeadUndo(Platform platform, Rows rows, LeadEdits edits) {
        this.platform = platform;
        this.rows = rows;
        this.edits = edits;
    }

    boolean isRestored(String id, long version, Lead before, Actor by) {
        var stored = rows.get(id, Lead.class);
        if (stored == null || stored.version() != version) {
            return false;
        }
        var event = LeadEvent.of("restored", by, platform.clock().now());
        try {
            edits.make(stored, LeadEdits.Edit.of(before, event), by);
            return true;
        } catch (Problem problem) {
            if (!LeadProblems.MEANWHILE.contains(problem.type())) {
                throw problem;
            }
            return false;
        }
    }

    boolean isUnmade(String id, long version, Actor maker, boolean isGreeted) {
        var stored = rows.get(id, Lead.class);
        if (stored == null) {
            return true;
        }
        boolean isWrittenWith = !isGreeted && stored.value().lastMessageAt() != null;
        if (stored.version() != version || isWrittenWith || hasMoreThanOf(maker, id)) {
            return false;
        }
        try {
            edits.remove(id, version);
            return true;
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.NOT_FOUND) && !problem.type().equals(ProblemType.STALE_VERSION)) {
                throw problem;
            }
            return problem.type().equals(ProblemType.NOT_FOUND);
        }
    }

    /** Whether anything hangs on the lead that is not its maker's: notes, tasks and facts leave its version as it is. */
    private boolean hasMoreThanOf(Actor maker, String id) {
        @Nullable String cursor = null;
        do {
            var page =
                    rows.query(Query.prefix(LeadKeys.children(id)).limit(PAGE).after(cursor), Rows.Nothing.class);
            if (page.data().stream().anyMatch(item -> !item.createdBy().equals(maker))) {
                return true;
            }
            cursor = page.next();
        } while (cursor != null);
        return false;
    }
}
