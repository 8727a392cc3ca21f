package com.loctelli.campaigns.words;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.MessagingProblems;
import com.loctelli.messaging.TextOfRequest;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.delivery.TextState;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/** {@code POST /v1/sms/campaigns/{id}/test}: sends the text, with what stands in for its fields, to one number. */
@Needs({Feature.CAMPAIGNS, Feature.SMS})
public final class TestCampaign implements Endpoint<TestCampaign.Request, Reply.Accepted<TestCampaign.Tried>> {
    /** Whoever asks for a try wants to see it, at any hour; who said no is not texted even so. */
    private static final String PURPOSE = "informational";

    private final Platform platform;
    private final Campaigns campaigns;
    private final Texts texts;

    @Inject
    TestCampaign(Platform platform, Campaigns campaigns, Texts texts) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.texts = texts;
    }

    @Override
    public Reply.Accepted<TestCampaign.Tried> handle(Caller caller, Request request) {
        var campaign = campaigns.of(caller.tenant()).need(request.id()).value();
        // The campaign may have been reworded between a request and its repeat: the number alone tells its text.
        var sent = new TextOfRequest(platform, texts, caller)
                .send(
                        "campaign-test:" + campaign.id() + ":",
                        key -> text(caller, request, campaign, key),
                        text -> text.to().equals(request.to()));
        if (sent.status() == TextState.SKIPPED) {
            throw MessagingProblems.refused(sent.id(), sent.decision());
        }
        return new Reply.Accepted<>(new Tried(sent.id(), sent.status()));
    }

    private static TextRequest text(Caller caller, Request request, Campaign campaign, String dedupeKey) {
        return new TextRequest(
                request.to(),
                campaign.merge().sample(),
                null,
                null,
                PURPOSE,
                dedupeKey,
                campaign.from(),
                caller.actor());
    }

    /** The number, in E.164. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String id,
            @NotBlank @Size(max = 20) String to) {}

    /** What became of it. */
    @Json
    public record Tried(String id, TextState status) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerWordsComponent.factory().create(platform).testCampaign());
        }
    }
}
