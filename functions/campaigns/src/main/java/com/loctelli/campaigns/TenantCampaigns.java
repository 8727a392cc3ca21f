package com.loctelli.campaigns;

import com.loctelli.campaigns.audience.CampaignAudience;
import com.loctelli.campaigns.audience.Choosing;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.campaigns.sending.CampaignDue;
import com.loctelli.campaigns.sending.TickCampaign;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's campaigns. What takes them from one state to the next is {@link Moves}, what ticks do is in
 * {@link TickCampaign}.
 */
public final class TenantCampaigns {
    /** How long a caller waits for what may as well be done afterwards. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    TenantCampaigns(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.CAMPAIGNS).of(tenant);
    }

    /** Where the campaigns and their recipients are. */
    public Rows rows() {
        return rows;
    }

    /** The campaign as it lies in storage, also one that was removed and has not gone yet, or null. */
    @Nullable
    public Stored<CampaignItem> item(String id) {
        return rows.get(CampaignKeys.campaign(id), CampaignItem.class);
    }

    /** The campaign, or null. */
    public @Nullable Stored<Campaign> find(String id) {
        var found = item(id);
        return found == null || found.value().deletedAt() != null ? null : found.map(CampaignItem::campaign);
    }

    /** The campaign; 404 where there is none. */
    public Stored<Campaign> need(String id) {
        var found = find(id);
        if (found == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return found;
    }

    /** The campaigns, newest first. */
    public Page<Stored<Campaign>> page(@Nullable String cursor, int limit) {
        var query = Query.prefix("")
                .on(CampaignKeys.BY_TIME)
                .newestFirst()
                .after(cursor)
                .limit(limit);
        return rows.query(query, CampaignItem.class).map(found -> found.map(CampaignItem::campaign));
    }

    /** The recipients, in the order of their leads' ids. */
    public Page<Stored<Recipient>> recipients(String id, @Nullable String cursor, int limit) {
        need(id);
        return rows.query(
                Query.prefix(CampaignKeys.recipients(id)).after(cursor).limit(limit), Recipient.class);
    }

    /** Keeps a new draft. */
    public Stored<Campaign> create(Campaign draft, Actor by) {
        draft.merge().check();
        new Named(platform, tenant).check(draft.strategyId(), draft.senderPoolId());
        platform.database()
                .commit(
                        rows.insert(CampaignKeys.campaign(draft.id()), CampaignItem.draft(draft), by)
                                .with("entity", CampaignItem.ENTITY)
                                .with(
                                        CampaignKeys.BY_TIME,
                                        CampaignKeys.time(platform.clock().now(), draft.id())),
                        Outreach.put(messaging(), draft.id(), draft.strategyId()));
        return need(draft.id());
    }

    private Rows messaging() {
        return platform.database().table(TableName.MESSAGING).of(tenant);
    }

    /**
     * Changes a campaign: its words while it is a draft, its name and pace until it has ended. Whom it may be sent to,
     * and what that costs, was judged by the words and what they are for; where these really change, the campaign has
     * no audience until one is chosen anew.
     */
    public Stored<Campaign> change(String id, CampaignChange change, @Nullable Long ifMatch) {
        var old = need(id);
        var update = new Update();
        set(update, "name", change.name());
        set(update, "body", change.body());
        set(update, "purpose", change.purpose());
        set(update, "ratePerMinute", change.ratePerMinute());
        set(update, "mergeDefaults", change.mergeDefaults());
        set(update, "autoPause", change.autoPause());
        set(update, "strategyId", change.strategyId());
        set(update, "senderPoolId", change.senderPoolId());
        change.removed().forEach(pointer -> update.remove(pointer.substring(1)));
        new Named(platform, tenant).check(change.strategyId(), change.senderPoolId());
        if (change.isOtherWords(old.value())) {
            change.merge(old.value()).check();
            // Also a choice that is under way, or is made at this moment, ends by it.
            update.set("audienceRun", platform.ids().token()).remove("frozen").remove("choosing");
            if (!(old.value().audience() instanceof CampaignAudience.Nobody)) {
                update.set("statusReason", "words_changed");
            }
        }
        var allowed =
                CampaignStatus.wires(change.changesWords() ? List.of(CampaignStatus.DRAFT) : CampaignStatus.UNFINISHED);
        var write = rows.update(old.sk(), update)
                .when(Condition.in("status", allowed))
                .otherwise(CampaignProblems.NOT_EDITABLE);
        if (ifMatch != null) {
            if (old.version() != ifMatch) {
                throw ProblemType.STALE_VERSION.problem();
            }
            write.when(Condition.equal("version", ifMatch)).otherwise(found -> {
                boolean isOurs = found != null && allowed.contains(found.text("status"));
                return (isOurs ? ProblemType.STALE_VERSION : CampaignProblems.NOT_EDITABLE).problem();
            });
        }
        var writes = new ArrayList<>(List.of(write));
        if (change.changesStrategy()) {
            writes.add(Outreach.put(messaging(), id, change.strategyId()));
        }
        platform.database().commit(writes);
        return need(id);
    }

    /** Removes a campaign that has not begun or has ended, and its recipients. */
    public void delete(String id) {
        var campaign = need(id).value();
        var status = campaign.status();
        if (!campaign.state().isRemovable()) {
            throw CampaignProblems.NOT_EDITABLE.problem().with("status", status.wire());
        }
        platform.database()
                .commit(rows.update(
                                CampaignKeys.campaign(id),
                                new Update()
                                        .set("deletedAt", platform.clock().now())
                                        .set("audienceRun", platform.ids().token())
                                        .set(
                                                CampaignKeys.BY_STATE,
                                                CampaignKeys.due(
                                                        platform.clock().now(), id))
                                        .remove(CampaignKeys.BY_TIME))
                        .when(Condition.equal("status", status.wire()))
                        .otherwise(CampaignProblems.NOT_EDITABLE));
        if (!purge(id, platform.clock().now().plus(PATIENCE))) {
            tick(id);
        }
    }

    /** Removes what is left of a removed campaign, until the instant; returns whether all is gone. */
    public boolean purge(String id, Instant end) {
        var deliveries = new Deliveries(platform, new Consents(platform)).of(tenant);
        return new Removal(platform, rows, messaging(), deliveries).isOver(id, end);
    }

    /** What takes a campaign from one state to the next. */
    public Moves moves() {
        return new Moves(platform, this, messaging());
    }

    /** Gives the campaign a tick soon. */
    void tick(String id) {
        send(CampaignDue.of(id));
    }

    /** Has the choice of the campaign's audience gone on with from where it is. */
    public void goOn(String id, Choosing at) {
        send(new CampaignDue(id, at.step()));
    }

    /** What the queue does not take, the next minute does. */
    private void send(CampaignDue due) {
        try {
            platform.queues().send(Outgoing.of(QueueName.CAMPAIGN_TICKS, tenant, due));
        } catch (RuntimeException _) {
            // The campaign is due in the index: the sweep of the next minute finds it.
            return;
        }
    }

    private static void set(Update update, String field, @Nullable Object value) {
        if (value != null) {
            update.set(field, value);
        }
    }
}
