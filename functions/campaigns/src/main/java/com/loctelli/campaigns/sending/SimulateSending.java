package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.CampaignPurpose;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Lead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.decision.Decision;
import com.loctelli.messaging.decision.Verdict;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/compliance/simulate}: what would leave when, and what would be kept back by which rule, if a text were
 * sent at an instant to some leads or to a page of a campaign's audience. Nothing is written, and caps are judged by
 * what is used up now.
 */
public final class SimulateSending implements Endpoint<SimulateSending.Request, SimulateSending.Answer> {
    private final Platform platform;
    private final Campaigns campaigns;
    private final Texts texts;

    @Inject
    SimulateSending(Platform platform, Campaigns campaigns, Texts texts) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.texts = texts;
    }

    @Override
    public Answer handle(Caller caller, Request request) {
        var campaignId = request.campaignId();
        var leadIds = request.leadIds();
        if ((campaignId == null) == (leadIds == null)) {
            throw Problem.field("/leadIds", "value", "either leadIds or campaignId says to whom");
        }
        int limit = request.limit() == null ? 100 : request.limit();
        @Nullable String next = null;
        if (campaignId != null) {
            var ours = campaigns.of(caller.tenant());
            var page = ours.recipients(campaignId, request.cursor(), limit);
            leadIds = page.data().stream().map(one -> one.value().leadId()).toList();
            next = page.next();
        }
        var results = results(caller, request, Objects.requireNonNull(leadIds));
        var totals = new TreeMap<String, Integer>();
        var rules = new TreeMap<String, Integer>();
        for (var result : results) {
            totals.merge(result.status(), 1, Integer::sum);
            if (result.rule() != null) {
                rules.merge(result.rule(), 1, Integer::sum);
            }
        }
        return new Answer(results, totals, rules, new Position(next, limit));
    }

    private List<Result> results(Caller caller, Request request, List<String> leadIds) {
        var tenant = caller.tenant();
        var ours = texts.of(tenant);
        var leads = platform.database().batch(tenant);
        leadIds.stream().filter(TenantLeads::isId).forEach(id -> leads.want(TableName.LEADS, TenantLeads.key(id)));
        var known = leads.read();
        var facts = platform.database().batch(tenant);
        var at = request.at() == null ? platform.clock().now() : request.at();
        var found = new ArrayList<@Nullable Lead>();
        for (var id : leadIds) {
            var lead = known.find(TableName.LEADS, TenantLeads.key(id), Lead.class)
                    .map(Stored::value)
                    .orElse(null);
            found.add(lead);
            if (lead != null && lead.phone() != null) {
                ours.want(facts, lead.phone());
            }
        }
        var answer = facts.read();
        var results = new ArrayList<Result>();
        for (int i = 0; i < leadIds.size(); i++) {
            var id = leadIds.get(i);
            var lead = found.get(i);
            if (lead == null) {
                results.add(new Result(id, "skipped", null, "not_found", null));
            } else if (lead.phone() == null) {
                results.add(new Result(id, "skipped", null, "no_phone", null));
            } else {
                var wanted = new TextRequest(
                        lead.phone(), request.text(), id, null, purpose(request), "simulation", null, Actor.SYSTEM);
                results.add(result(id, ours.preview(ours.factsOf(answer, lead.phone(), lead), wanted, at), at));
            }
        }
        return results;
    }

    private static String purpose(Request request) {
        return (request.purpose() == null ? CampaignPurpose.MARKETING : request.purpose()).wire();
    }

    private static Result result(String id, Verdict verdict, Instant at) {
        return switch (verdict) {
            case Verdict.Now now -> new Result(id, "sent", at, null, now.decision());
            case Verdict.Later later ->
                new Result(id, "deferred", later.notBefore(), later.decision().deferredBy(), later.decision());
            case Verdict.Never never -> new Result(id, "skipped", null, never.rule(), never.decision());
        };
    }

    /** The text, when it is to be sent, and to whom: at most 100 leads, or a page of a campaign's audience. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = TextRequest.LONGEST) String text,
            @Nullable CampaignPurpose purpose,
            @Nullable Instant at,
            @Nullable @Size(min = 1, max = 100) List<@Size(max = 60) String> leadIds,
            @Nullable @Size(max = 60) String campaignId,
            @Nullable String cursor,
            @Nullable @Range(min = 1, max = 100) Integer limit) {}

    /**
     * What would become of one text.
     *
     * @param status {@code sent}, {@code deferred} or {@code skipped}
     * @param leavesAt when it would leave, null for never
     * @param rule what defers it or keeps it back, null where nothing does
     */
    @Json
    public record Result(
            String leadId,
            String status,
            @Nullable Instant leavesAt,
            @Nullable String rule,
            @Nullable Decision decision) {}

    /**
     * The page.
     *
     * @param totals of this page, by status
     * @param rules of this page, what deferred or kept back how many
     */
    @Json
    public record Answer(List<Result> data, Map<String, Integer> totals, Map<String, Integer> rules, Position page) {}

    /** Where the page ends. */
    @Json
    public record Position(@Nullable String nextCursor, int limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerSendingComponent.factory().create(platform).simulateSending());
        }
    }
}
