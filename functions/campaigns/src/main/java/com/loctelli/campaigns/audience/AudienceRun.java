package com.loctelli.campaigns.audience;

import com.loctelli.campaigns.CampaignKeys;
import com.loctelli.campaigns.CampaignProblems;
import com.loctelli.campaigns.CampaignStatus;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.campaigns.sending.TickCampaign;
import com.loctelli.campaigns.words.Price;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One choice of a campaign's audience, a transaction at a time. Each transaction checks that the choice is still the
 * campaign's own and where it was, and moves it on: a later choice ends an earlier one between any two of them, two who
 * go on with the same one do each part once, and what was sent meanwhile is not written to.
 */
public final class AudienceRun {
    /** With the campaign's own item and the list that it was chosen by below what a transaction may hold. */
    public static final int TOGETHER = 97;

    private static final List<String> CHOOSING = CampaignStatus.wires(CampaignStatus.BEFORE_SENDING);

    private final Platform platform;
    private final Rows rows;
    private final String id;
    private final String run;
    private Choosing at;

    private AudienceRun(Platform platform, Rows rows, String id, String run, Choosing at) {
        this.platform = platform;
        this.rows = rows;
        this.id = id;
        this.run = run;
        this.at = at;
    }

    /**
     * Begins a choice for a draft, and ends every other; from here on the campaign has no audience.
     *
     * @param listed whom it is of, null where that is said otherwise
     */
    static AudienceRun begin(Platform platform, Rows rows, String id, Choosing first, @Nullable LeadList listed) {
        var run = new AudienceRun(platform, rows, id, platform.ids().token(), first);
        var due = platform.clock().now().plus(TickCampaign.TICK);
        var list = CampaignKeys.listed(id);
        platform.database()
                .commit(
                        rows.update(
                                        CampaignKeys.campaign(id),
                                        new Update()
                                                .set("audienceRun", run.run)
                                                .set("choosing", first)
                                                .set(CampaignKeys.BY_STATE, CampaignKeys.due(due, id))
                                                .remove("frozen")
                                                .remove("statusReason"))
                                .when(Condition.equal("status", CampaignStatus.DRAFT.wire()))
                                .otherwise(CampaignProblems.NOT_EDITABLE),
                        listed == null ? rows.delete(list) : rows.put(list, listed, Actor.SYSTEM));
        return run;
    }

    /** Goes on with the campaign's own choice. */
    static AudienceRun resume(Platform platform, Rows rows, String id, CampaignAudience.BeingChosen chosen) {
        return new AudienceRun(platform, rows, id, chosen.run(), chosen.at());
    }

    /** Where it stands. */
    Choosing at() {
        return at;
    }

    /** Removes some of the recipients of earlier choices. */
    void clear() {
        var query = Query.prefix(CampaignKeys.recipients(id)).limit(TOGETHER);
        var old = rows.query(query, Rows.Nothing.class);
        var next = at.cleared(old.next() == null);
        commit(
                next,
                new Update().set("choosing", next),
                old.data().stream().map(item -> rows.delete(item.sk())).toList());
    }

    /** Writes recipients, {@link #TOGETHER} at most, and where to go on after them. */
    void add(Choosing next, List<Recipient> recipients) {
        commit(next, new Update().set("choosing", next), puts(recipients));
    }

    /** Writes the last recipients and makes all that were written the campaign's audience. */
    void end(Choosing last, List<Recipient> recipients) {
        var frozen = new Frozen(
                platform.clock().now(),
                last.total(),
                last.excluded(),
                last.segments(),
                new Price(platform).of(last.segments()),
                last.type(),
                last.filter(),
                last.importId());
        over(last, new Update().set("frozen", frozen), puts(recipients));
    }

    /** Gives the choice up: the campaign has no audience. */
    void giveUp(String reason) {
        over(at, new Update().set("statusReason", reason), List.of());
    }

    /** There is nothing to go on with any more. */
    private void over(Choosing last, Update update, List<Write> writes) {
        var all = new ArrayList<>(writes);
        if (last.type() == AudienceType.LIST) {
            all.add(rows.delete(CampaignKeys.listed(id)));
        }
        commit(last, update.remove("choosing"), all);
    }

    private List<Write> puts(List<Recipient> recipients) {
        var now = platform.clock().now();
        return recipients.stream()
                .<Write>map(one -> rows.put(CampaignKeys.recipient(id, one.leadId()), one, Actor.SYSTEM)
                        .with(CampaignKeys.BY_STATE, CampaignKeys.release(id, now, one.leadId())))
                .toList();
    }

    private void commit(Choosing next, Update update, List<Write> writes) {
        var all = new ArrayList<Write>();
        all.add(rows.update(CampaignKeys.campaign(id), update)
                .when(Condition.equal("audienceRun", run)
                        .and(Condition.equal("choosing.step", at.step()))
                        .and(Condition.in("status", CHOOSING)))
                .otherwise(CampaignProblems.AUDIENCE_REPLACED));
        all.addAll(writes);
        platform.database().commit(all);
        at = next;
    }
}
