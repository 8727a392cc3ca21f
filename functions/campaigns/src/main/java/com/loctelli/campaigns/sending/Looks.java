package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.CampaignKeys;
import com.loctelli.campaigns.CampaignProblems;
import com.loctelli.campaigns.CampaignState;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.campaigns.recipients.RecipientState;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.consent.ConsentKeys;
import com.loctelli.messaging.consent.Suppression;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TenantDeliveries;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.delivery.TextState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what became of released texts. A recipient's new state and the difference it makes to the campaign's totals
 * are one transaction, conditional on the recipient as it was read: the totals are always the sum of the recipients. A
 * text is looked at ever more seldom until its fate is known, and once more when it is no longer followed; who answers
 * is looked at when they do.
 */
public final class Looks {
    /** How long after its release a text's fate is followed. */
    static final Duration FOLLOWED = Duration.ofDays(3);
    /** With two items a recipient what one read may hold. */
    private static final int TOGETHER = 50;

    private static final int MOST_LOOKS = 2000;
    private static final int MOST_READ = 500;
    private static final int TRIES = 5;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    /** When an answer that no rule takes for an opt-out has been read by the model. */
    private static final Duration UNDERSTOOD = Duration.ofMinutes(5);

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;
    private final TenantDeliveries deliveries;
    private final Campaign campaign;

    /** At the texts of one campaign. */
    public Looks(Platform platform, Tenant tenant, Deliveries deliveries, Campaign campaign) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.CAMPAIGNS).of(tenant);
        this.deliveries = deliveries.of(tenant);
        this.campaign = campaign;
    }

    /**
     * Looks at those whose time it is, until the instant. Where another tick does so at the same time, it is left to it.
     * Returns whether there is nobody left whose time it was.
     */
    boolean haveAllBeenLookedAt(Instant end) {
        var due = CampaignKeys.lookableBy(campaign.id(), platform.clock().now()).limit(MOST_READ);
        @Nullable String cursor = null;
        int looked = 0;
        boolean isAll = true;
        do {
            var page = rows.query(due.after(cursor), Recipient.class);
            var ids = page.data().stream().map(one -> one.value().leadId()).toList();
            for (int i = 0; i < ids.size(); i += TOGETHER) {
                if (platform.clock().now().isAfter(end)) {
                    return false;
                }
                isAll &= isMade(read(ids.subList(i, Math.min(ids.size(), i + TOGETHER))), false);
            }
            looked += ids.size();
            cursor = page.next();
        } while (cursor != null && looked < MOST_LOOKS);
        return isAll && cursor == null;
    }

    /** The recipient has answered, which counts once. */
    public void answered(String leadId) {
        for (int attempt = 1; ; attempt++) {
            var found = read(List.of(leadId)).stream()
                    .filter(one -> !one.value().hasReplied())
                    .toList();
            if (found.isEmpty() || isMade(found, true)) {
                return;
            }
            if (attempt == TRIES) {
                throw CampaignProblems.RECIPIENT_MOVED.problem();
            }
        }
    }

    private List<Stored<Recipient>> read(List<String> leadIds) {
        var keys = leadIds.stream()
                .map(id -> CampaignKeys.recipient(campaign.id(), id))
                .toList();
        return rows.all(keys, Recipient.class).stream()
                .filter(one -> one.value().textId() != null)
                .toList();
    }

    /** Returns false, and nothing is done, where somebody else did something about one of them meanwhile. */
    private boolean isMade(List<Stored<Recipient>> found, boolean isAnswer) {
        var read = platform.database().batch(tenant);
        for (var one : found) {
            read.want(
                            TableName.MESSAGING,
                            TextKeys.text(Objects.requireNonNull(one.value().textId())))
                    .want(
                            TableName.MESSAGING,
                            ConsentKeys.suppression(one.value().to()));
        }
        var answer = read.read();
        var changes = new TreeMap<String, Long>();
        var writes = new ArrayList<Write>();
        for (var one : found) {
            writes.add(looked(one, answer, changes, isAnswer));
        }
        changes.values().removeIf(by -> by == 0);
        if (!changes.isEmpty()) {
            var update = new Update();
            changes.forEach(update::add);
            writes.add(rows.update(CampaignKeys.campaign(campaign.id()), update)
                    .telling(CampaignKeys.told(campaign.id(), campaign.status())));
        }
        try {
            platform.database().commit(writes);
            return true;
        } catch (Problem problem) {
            if (!problem.type().equals(CampaignProblems.RECIPIENT_MOVED)) {
                throw problem;
            }
            return false;
        }
    }

    private Write looked(
            Stored<Recipient> found, BatchRead.Answer answer, Map<String, Long> changes, boolean isAnswer) {
        var one = found.value();
        var now = platform.clock().now();
        var since = one.releasedAt() == null ? now : one.releasedAt();
        var update = new Update().add("looks", 1);
        boolean isWaiting = one.isWaiting();
        boolean isOver = false;
        var text = answer.find(TableName.MESSAGING, TextKeys.text(String.valueOf(one.textId())), SmsMessage.class)
                .orElse(null);
        if (text != null) {
            calledOff(text);
            var state = RecipientState.of(text.value().status());
            isWaiting = text.value().status().rank() < TextState.ACCEPTED.rank();
            isOver = text.value().status().isFinal();
            if (state != one.state()) {
                update.set("state", state.wire());
                changes.merge("counters." + one.state().wire(), -1L, Long::sum);
                changes.merge("counters." + state.wire(), 1L, Long::sum);
            }
            var rule = text.value().decision().refusedBy();
            if (state == RecipientState.SKIPPED && rule != null) {
                update.set("skipReason", rule);
            }
            if (isWaiting != one.isWaiting()) {
                update.set("isWaiting", isWaiting);
                changes.merge("waiting", isWaiting ? 1L : -1L, Long::sum);
            }
        }
        if (!one.hasOptedOut() && hasOptedOut(one, since, answer)) {
            update.set("hasOptedOut", true);
            changes.merge("counters.optedOut", 1L, Long::sum);
        }
        if (isAnswer) {
            update.set("hasReplied", true);
            changes.merge("counters.replied", 1L, Long::sum);
        }
        var end = since.plus(FOLLOWED);
        if (!isWaiting && !end.isAfter(now)) {
            update.remove(CampaignKeys.BY_STATE);
        } else {
            var next = isAnswer
                    ? now.plus(UNDERSTOOD)
                    : isOver ? end : now.plus(SHORTEST.multipliedBy(1L << Math.min(one.looks(), isWaiting ? 3 : 12)));
            var at = isWaiting || next.isBefore(end) ? next : end;
            update.set(CampaignKeys.BY_STATE, CampaignKeys.look(campaign.id(), at, one.leadId()));
        }
        return rows.update(found.sk(), update)
                .when(Condition.equal("version", found.version()))
                .otherwise(CampaignProblems.RECIPIENT_MOVED);
    }

    /** What has not left when its campaign is called off never does. */
    private void calledOff(Stored<SmsMessage> text) {
        boolean hasNotLeft =
                text.value().status() == TextState.PENDING || text.value().status() == TextState.DEFERRED;
        if (campaign.state() instanceof CampaignState.Cancelled && hasNotLeft) {
            deliveries.skip(text, "campaign", "the campaign was called off");
        }
    }

    private static boolean hasOptedOut(Recipient one, Instant since, BatchRead.Answer answer) {
        return answer.find(TableName.MESSAGING, ConsentKeys.suppression(one.to()), Suppression.class)
                .filter(found -> !found.value().since().isBefore(since))
                .isPresent();
    }
}
