package com.loctelli.campaigns;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.util.ArrayList;
import java.util.List;

/**
 * One writing of a campaign's recipients. It takes the campaign's run for itself, and each of its transactions checks
 * that the run is still its own and the campaign where it was: a later run ends an earlier one between any two writes,
 * and what was sent meanwhile is not written to.
 */
final class AudienceRun {
    private static final int BATCH = 99;

    private final Platform platform;
    private final Rows rows;
    private final String id;
    private final List<String> statuses;
    private final String run;

    AudienceRun(Platform platform, Rows rows, String id, List<CampaignStatus> statuses) {
        this.platform = platform;
        this.rows = rows;
        this.id = id;
        this.statuses = statuses.stream().map(CampaignStatus::wire).toList();
        this.run = platform.ids().token();
    }

    /** Ends every other run; from here on the campaign has no audience. */
    void begin() {
        platform.database()
                .commit(rows.update(
                                CampaignKeys.campaign(id),
                                new Update().set("audienceRun", run).remove("frozen"))
                        .when(Condition.in("status", statuses))
                        .otherwise(CampaignProblems.NOT_EDITABLE));
    }

    /** Removes the recipients of earlier runs. */
    void clear() {
        var query = Query.prefix(CampaignKeys.recipients(id)).limit(BATCH);
        for (var old = rows.query(query, Rows.Nothing.class).data(); !old.isEmpty(); ) {
            commit(old.stream().map(item -> rows.delete(item.sk())).toList());
            old = rows.query(query, Rows.Nothing.class).data();
        }
    }

    /** Writes recipients. */
    void add(List<Recipient> recipients) {
        var now = platform.clock().now();
        for (int i = 0; i < recipients.size(); i += BATCH) {
            commit(recipients.subList(i, Math.min(recipients.size(), i + BATCH)).stream()
                    .map(one -> rows.put(CampaignKeys.recipient(id, one.leadId()), one, Actor.SYSTEM)
                            .with(CampaignKeys.BY_STATE, CampaignKeys.release(id, now, one.leadId())))
                    .toList());
        }
    }

    /** Makes what was written the campaign's audience. */
    void end(Frozen frozen) {
        platform.database()
                .commit(rows.update(CampaignKeys.campaign(id), new Update().set("frozen", frozen))
                        .when(isOurs())
                        .otherwise(CampaignProblems.AUDIENCE_REPLACED));
    }

    private void commit(List<Write> writes) {
        var all = new ArrayList<Write>();
        all.add(rows.check(CampaignKeys.campaign(id), isOurs()).otherwise(CampaignProblems.AUDIENCE_REPLACED));
        all.addAll(writes);
        platform.database().commit(all);
    }

    private Condition isOurs() {
        return Condition.equal("audienceRun", run).and(Condition.in("status", statuses));
    }
}
