package com.loctelli.campaigns.audience;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.CampaignKeys;
import com.loctelli.campaigns.CampaignProblems;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.TenantTexts;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.decision.RuleResult;
import com.loctelli.messaging.decision.Segments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Chooses whom a campaign is sent to: reads the leads a part at a time, leaves out who cannot or must not be texted and
 * counts why, and freezes the rest. It holds one part in memory whatever the size of the audience, and can be stopped
 * between any two of its calls and gone on with by somebody else. Who is left out here is not looked at again; who opts
 * out later is kept back when the text would be released.
 */
public final class Audience {
    /** The most that one audience may have. */
    static final int MOST = 100_000;

    private final Platform platform;
    private final Campaigns campaigns;
    private final Texts texts;
    private final AudienceSources sources;

    /** On the parts of a process. */
    @Inject
    public Audience(Platform platform, Campaigns campaigns, Texts texts, AudienceSources sources) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.texts = texts;
        this.sources = sources;
    }

    /** Begins with those whom the filter finds and goes on until the instant; what is left to do, ticks do. */
    public void choose(Tenant tenant, String id, AudienceFilter filter, Instant end) {
        campaigns.of(tenant).need(id);
        begun(tenant, id, Choosing.by(filter), null, sources.filter(tenant, filter))
                .until(end);
    }

    /** The same with those whom the import brought. */
    public void choose(Tenant tenant, String id, String importId, Instant end) {
        campaigns.of(tenant).need(id);
        sources.check(tenant, importId);
        begun(tenant, id, Choosing.by(importId), null, sources.imported(tenant, importId))
                .until(end);
    }

    /** The same with the leads of the ids. */
    public void choose(Tenant tenant, String id, List<String> leadIds, Instant end) {
        campaigns.of(tenant).need(id);
        var listed = new LeadList(leadIds.stream().filter(TenantLeads::isId).toList());
        var first = Choosing.list(leadIds.size() - listed.leadIds().size());
        begun(tenant, id, first, listed, sources.listed(tenant, listed)).until(end);
    }

    /** Goes on with the campaign's choice until the instant; a choice of which nobody knows any more is given up. */
    public void goOn(Tenant tenant, Campaign campaign, CampaignAudience.BeingChosen chosen, Instant end) {
        var run = AudienceRun.resume(platform, campaigns.of(tenant).rows(), campaign.id(), chosen);
        var at = chosen.at();
        switch (at.type()) {
            case FILTER ->
                new Choice(tenant, campaign, run, sources.filter(tenant, Objects.requireNonNull(at.filter())))
                        .until(end);
            case IMPORT ->
                new Choice(tenant, campaign, run, sources.imported(tenant, Objects.requireNonNull(at.importId())))
                        .until(end);
            case LIST -> {
                var listed = campaigns.of(tenant).rows().get(CampaignKeys.listed(campaign.id()), LeadList.class);
                if (listed == null) {
                    run.giveUp("audience_not_chosen");
                } else {
                    new Choice(tenant, campaign, run, sources.listed(tenant, listed.value())).until(end);
                }
            }
        }
    }

    /** The words are read after the choice was begun: whoever changes them from then on ends it. */
    private Choice begun(Tenant tenant, String id, Choosing first, @Nullable LeadList listed, AudienceSource source) {
        var ours = campaigns.of(tenant);
        var run = AudienceRun.begin(platform, ours.rows(), id, first, listed);
        return new Choice(tenant, ours.need(id).value(), run, source);
    }

    /** One choice under way. */
    private final class Choice {
        private final TenantTexts ours;
        private final Tenant tenant;
        private final Campaign campaign;
        private final AudienceRun run;
        private final AudienceSource source;

        Choice(Tenant tenant, Campaign campaign, AudienceRun run, AudienceSource source) {
            this.ours = texts.of(tenant);
            this.tenant = tenant;
            this.campaign = campaign;
            this.run = run;
            this.source = source;
        }

        void until(Instant end) {
            boolean isOver = false;
            while (!isOver && platform.clock().now().isBefore(end)) {
                if (run.at().isClearing()) {
                    run.clear();
                } else {
                    isOver = take();
                }
            }
        }

        /** Takes the next part; returns whether it was the last. */
        private boolean take() {
            var at = run.at();
            var part = source.read(at.cursor(), AudienceRun.TOGETHER);
            var read = platform.database().batch(tenant);
            for (var lead : part.leads()) {
                read.want(TableName.CAMPAIGNS, CampaignKeys.recipient(campaign.id(), lead.sk()));
                if (lead.value().phone() != null) {
                    ours.want(read, lead.value().phone());
                }
            }
            var answer = read.read();
            var excluded = new TreeMap<>(at.excluded());
            part.left().forEach((reason, some) -> excluded.merge(reason, some, Long::sum));
            excluded.values().removeIf(some -> some == 0);
            var kept = new ArrayList<Recipient>();
            var seen = new HashSet<String>();
            long segments = 0;
            for (var lead : part.leads()) {
                boolean isThere = !seen.add(lead.sk())
                        || answer.find(
                                        TableName.CAMPAIGNS,
                                        CampaignKeys.recipient(campaign.id(), lead.sk()),
                                        Recipient.class)
                                .isPresent();
                if (isThere && at.type() == AudienceType.FILTER) {
                    // Became active after it was read, and so was read again.
                    continue;
                }
                switch (isThere ? new Judged.Left("duplicate") : judged(answer, lead)) {
                    case Judged.Left left -> excluded.merge(left.reason(), 1L, Long::sum);
                    case Judged.Kept one -> {
                        kept.add(one.recipient());
                        segments += one.segments();
                    }
                }
            }
            var next = at.on(part.next(), kept.size(), segments, Map.copyOf(excluded));
            if (next.total() > MOST) {
                run.giveUp("audience_too_large");
                throw CampaignProblems.AUDIENCE_TOO_LARGE.problem().with("most", MOST);
            }
            if (part.next() == null) {
                run.end(next, kept);
            } else {
                run.add(next, kept);
            }
            return part.next() == null;
        }

        private Judged judged(BatchRead.Answer answer, Stored<Lead> found) {
            var lead = found.value();
            var phone = lead.phone();
            if (lead.erasedAt() != null || lead.mergedIntoId() != null) {
                return new Judged.Left("not_found");
            }
            if (phone == null) {
                return new Judged.Left("no_phone");
            }
            if ("invalid".equals(lead.phoneValid())) {
                return new Judged.Left("invalid");
            }
            var words = campaign.merge().of(lead);
            if (words == null || words.isBlank()) {
                return new Judged.Left("missing_field");
            }
            if (words.length() > TextRequest.LONGEST) {
                return new Judged.Left("too_long");
            }
            var request = new TextRequest(
                    phone,
                    words,
                    found.sk(),
                    null,
                    campaign.purpose().wire(),
                    "audience",
                    campaign.from(),
                    Actor.SYSTEM);
            var facts = ours.factsOf(answer, phone, lead);
            // The person's own word counts here; what else stands in the way may have passed when it is released.
            var refused = ours.preview(facts, request).decision().rules().stream()
                    .filter(rule -> rule.result().equals("refused"))
                    .map(RuleResult::id)
                    .toList();
            if (refused.contains("suppression")) {
                return new Judged.Left("suppressed");
            }
            if (refused.contains("reachable")) {
                return new Judged.Left("unreachable");
            }
            return refused.contains("consent")
                    ? new Judged.Left("no_consent")
                    : new Judged.Kept(
                            Recipient.of(found.sk(), phone),
                            Segments.of(ours.body(facts, request)).segments());
        }
    }

    /** What was found of one lead. */
    private sealed interface Judged {
        /** It is not texted. */
        record Left(String reason) implements Judged {}

        /** It is texted. */
        record Kept(Recipient recipient, int segments) implements Judged {}
    }
}
