package com.loctelli.campaigns.words;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.SendingFacts;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.decision.Encoding;
import com.loctelli.messaging.decision.Segments;
import com.loctelli.messaging.decision.Verdict;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/sms/campaigns/{id}/preview}: what single people would be sent, and what the rules would say of it
 * now; nothing is written. Without ids, the first few of the audience.
 */
public final class PreviewCampaign implements Endpoint<PreviewCampaign.Request, Page<PreviewCampaign.Preview>> {
    private static final int FEW = 5;

    private final Platform platform;
    private final Campaigns campaigns;
    private final Texts texts;
    private final Price price;

    @Inject
    PreviewCampaign(Platform platform, Campaigns campaigns, Texts texts, Price price) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.texts = texts;
        this.price = price;
    }

    @Override
    public Page<PreviewCampaign.Preview> handle(Caller caller, Request request) {
        var tenant = caller.tenant();
        var ours = campaigns.of(tenant);
        var campaign = ours.need(request.id()).value();
        var asked = request.leadIds();
        var ids = asked != null
                ? asked.stream().distinct().toList()
                : ours.recipients(request.id(), null, FEW).data().stream()
                        .map(one -> one.value().leadId())
                        .toList();
        var leads = leads(tenant, ids);
        var read = platform.database().batch(tenant);
        leads.stream().map(one -> one.value().phone()).forEach(phone -> {
            if (phone != null) {
                texts.of(tenant).want(read, phone);
            }
        });
        var answer = read.read();
        var shown = new ArrayList<Preview>();
        for (var lead : leads) {
            var phone = lead.value().phone();
            shown.add(
                    phone == null
                            ? Preview.never(lead.sk(), "no_phone")
                            : preview(tenant, campaign, lead, texts.of(tenant).factsOf(answer, phone, lead.value())));
        }
        return Page.of(shown);
    }

    private List<Stored<Lead>> leads(Tenant tenant, List<String> ids) {
        var keys = ids.stream().filter(TenantLeads::isId).map(TenantLeads::key).toList();
        return platform.database().table(TableName.LEADS).of(tenant).all(keys, Lead.class);
    }

    private Preview preview(Tenant tenant, Campaign campaign, Stored<Lead> lead, SendingFacts facts) {
        var words = campaign.merge().of(lead.value());
        if (words == null || words.isBlank()) {
            return Preview.never(lead.sk(), "missing_field");
        }
        if (words.length() > TextRequest.LONGEST) {
            return Preview.never(lead.sk(), "too_long");
        }
        var ours = texts.of(tenant);
        var text = new TextRequest(
                facts.to(),
                words,
                lead.sk(),
                null,
                campaign.purpose().wire(),
                "preview",
                campaign.from(),
                Actor.SYSTEM);
        var body = ours.body(facts, text);
        var length = Segments.of(body);
        long cost = price.of(length.segments());
        var opens = campaign.opensFor(lead.value());
        return switch (ours.preview(facts, text)) {
            case Verdict.Never never -> Preview.never(lead.sk(), never.rule());
            case Verdict.Later later ->
                new Preview(
                        lead.sk(),
                        "deferred",
                        null,
                        later(opens, later.notBefore()),
                        body,
                        length.segments(),
                        length.encoding(),
                        cost);
            case Verdict.Now _ -> {
                boolean waits = opens != null && opens.isAfter(platform.clock().now());
                yield new Preview(
                        lead.sk(),
                        waits ? "deferred" : "pending",
                        null,
                        waits ? opens : null,
                        body,
                        length.segments(),
                        length.encoding(),
                        cost);
            }
        };
    }

    private static Instant later(@Nullable Instant planned, Instant allowed) {
        return planned != null && planned.isAfter(allowed) ? planned : allowed;
    }

    /** For whom. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String id,
            @Nullable @Size(min = 1, max = 20) List<@Size(max = 60) String> leadIds) {}

    /**
     * What one person would be sent.
     *
     * @param status {@code pending}, {@code deferred} or {@code skipped}
     * @param skipReason why nothing would be sent
     * @param notBefore when a deferred text may leave
     * @param costMicros an estimate in millionths of a US dollar
     */
    @Json
    public record Preview(
            String leadId,
            String status,
            @Nullable String skipReason,
            @Nullable Instant notBefore,
            @Nullable String text,
            int segments,
            @Nullable Encoding encoding,
            long costMicros) {

        static Preview never(String leadId, String reason) {
            return new Preview(leadId, "skipped", reason, null, null, 0, null, 0);
        }

        /** Leaves the person and the words out. */
        @Override
        public String toString() {
            return "Preview[" + leadId + ", " + status + "]";
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerWordsComponent.factory().create(platform).previewCampaign());
        }
    }
}
