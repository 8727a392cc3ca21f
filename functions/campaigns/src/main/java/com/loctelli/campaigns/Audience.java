package com.loctelli.campaigns;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.TenantTexts;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.decision.RuleResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Chooses whom a draft is sent to: reads the leads a page at a time, leaves out who cannot or must not be texted and
 * counts why, and freezes the rest. Who is left out here is not looked at again; who opts out later is kept back when
 * the text would be released.
 */
final class Audience {
    /** The most that one audience may have: what is chosen while somebody waits for the counts. */
    static final int MOST = 5000;

    private static final int PAGE = 200;
    private static final int BATCH = 100;

    private final Platform platform;
    private final Campaigns campaigns;
    private final Leads leads;
    private final Texts texts;

    @Inject
    Audience(Platform platform, Campaigns campaigns, Leads leads, Texts texts) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.leads = leads;
        this.texts = texts;
    }

    /** The leads that the filter finds. */
    Frozen freeze(Tenant tenant, String id, AudienceFilter filter) {
        var choice = new Choice(tenant, campaigns.of(tenant).need(id).value());
        choice.run.begin();
        choice.run.clear();
        var ours = leads.of(tenant);
        @Nullable String cursor = null;
        do {
            var page = ours.page(filter.listed(), cursor, PAGE);
            choice.take(page.data().stream()
                    .filter(lead -> filter.matches(lead.value()))
                    .toList());
            cursor = page.next();
        } while (cursor != null);
        return choice.end();
    }

    /** The leads of the ids. */
    Frozen freeze(Tenant tenant, String id, List<String> leadIds) {
        var choice = new Choice(tenant, campaigns.of(tenant).need(id).value());
        choice.run.begin();
        choice.run.clear();
        for (int i = 0; i < leadIds.size(); i += BATCH) {
            var some = leadIds.subList(i, Math.min(leadIds.size(), i + BATCH));
            var read = platform.database().batch(tenant);
            some.stream().filter(Audience::isLead).forEach(one -> read.want(TableName.LEADS, TenantLeads.key(one)));
            var answer = read.read();
            var found = new ArrayList<Stored<Lead>>();
            for (var one : some) {
                answer.find(TableName.LEADS, TenantLeads.key(one), Lead.class)
                        .ifPresentOrElse(found::add, () -> choice.leaveOut("not_found"));
            }
            choice.take(found);
        }
        return choice.end();
    }

    private static boolean isLead(String id) {
        return id.startsWith("ld_") && id.indexOf('#') < 0;
    }

    /** One choosing under way. */
    private final class Choice {
        private final TenantTexts ours;
        private final Tenant tenant;
        private final Campaign campaign;
        private final AudienceRun run;
        private final Set<String> numbers = new HashSet<>();
        private final Map<String, Long> excluded = new TreeMap<>();
        private long total;

        Choice(Tenant tenant, Campaign campaign) {
            this.ours = texts.of(tenant);
            this.tenant = tenant;
            this.campaign = campaign;
            this.run = new AudienceRun(
                    platform, campaigns.of(tenant).rows(), campaign.id(), List.of(CampaignStatus.DRAFT));
        }

        void take(List<Stored<Lead>> some) {
            var read = platform.database().batch(tenant);
            some.stream().map(lead -> lead.value().phone()).forEach(phone -> {
                if (phone != null) {
                    ours.want(read, phone);
                }
            });
            var answer = read.read();
            var kept = new ArrayList<Recipient>();
            for (var lead : some) {
                var phone = lead.value().phone();
                var why = unfit(lead.value());
                if (why == null && phone != null) {
                    why = refusal(answer, phone, lead);
                    why = why != null ? why : numbers.add(phone) ? null : "duplicate";
                }
                if (why != null || phone == null) {
                    leaveOut(why == null ? "no_phone" : why);
                } else {
                    kept.add(Recipient.of(lead.sk(), phone));
                }
            }
            total += kept.size();
            if (total > MOST) {
                throw CampaignProblems.AUDIENCE_TOO_LARGE.problem().with("most", MOST);
            }
            run.add(kept);
        }

        void leaveOut(String reason) {
            excluded.merge(reason, 1L, Long::sum);
        }

        Frozen end() {
            var frozen = new Frozen(platform.clock().now(), total, Map.copyOf(excluded));
            run.end(frozen);
            return frozen;
        }

        /** The person's own word against the text; what else stands in its way may have passed when it is released. */
        private @Nullable String refusal(BatchRead.Answer answer, String phone, Stored<Lead> lead) {
            var request = new TextRequest(
                    phone, campaign.body(), lead.sk(), null, campaign.purpose().wire(), "audience", null, Actor.SYSTEM);
            var refused = ours.preview(ours.factsOf(answer, phone, lead.value()), request).decision().rules().stream()
                    .filter(rule -> rule.result().equals("refused"))
                    .map(RuleResult::id)
                    .toList();
            return refused.contains("suppression") ? "suppressed" : refused.contains("consent") ? "no_consent" : null;
        }

        private @Nullable String unfit(Lead lead) {
            if (lead.erasedAt() != null || lead.mergedIntoId() != null) {
                return "not_found";
            }
            if (lead.phone() == null) {
                return "no_phone";
            }
            if ("invalid".equals(lead.phoneValid())) {
                return "invalid";
            }
            return campaign.merge().of(lead) == null ? "missing_field" : null;
        }
    }
}
