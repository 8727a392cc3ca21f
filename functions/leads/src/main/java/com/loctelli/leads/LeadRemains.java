package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.References;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.util.ArrayList;

/**
 * What hung on a lead that is gone: timeline, notes, tasks and facts. The transaction that removes the lead leaves a mark,
 * and nobody can add to a lead that is not there; so all of it goes, even where whoever removed the lead was stopped.
 */
final class LeadRemains {
    /** A task goes with the item that leads to it. */
    private static final int TOGETHER = 45;

    private final Platform platform;
    private final Rows rows;

    LeadRemains(Platform platform, Rows rows) {
        this.platform = platform;
        this.rows = rows;
    }

    /** Marks, in the transaction that removes the lead, that there is more to remove. */
    Write mark(String id) {
        return rows.put(LeadKeys.removed(id), new UniqueItem(id), Actor.SYSTEM);
    }

    /** Removes all that hung on the lead, and then the mark. */
    void remove(String id) {
        Page<Stored<Rows.Nothing>> page;
        do {
            page = rows.query(Query.prefix(LeadKeys.children(id)).limit(TOGETHER), Rows.Nothing.class);
            var writes = new ArrayList<Write>();
            page.data().forEach(item -> {
                writes.add(rows.delete(item.sk()));
                if (item.sk().startsWith(References.tasksOf(id))) {
                    var task = item.sk().substring(References.tasksOf(id).length());
                    writes.add(rows.delete(References.task(task)));
                }
            });
            if (page.next() == null) {
                writes.add(rows.delete(LeadKeys.removed(id)));
            }
            platform.database().commit(writes);
        } while (page.next() != null);
    }

    /** Ends the removals that were stopped; returns how many. */
    int sweep() {
        var marks = rows.query(Query.prefix(LeadKeys.REMOVED).eventually(), UniqueItem.class)
                .data();
        marks.forEach(mark -> remove(mark.value().leadId()));
        return marks.size();
    }
}
