package com.loctelli.campaigns.words;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.MessagingProblems;
import com.loctelli.messaging.SentText;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.TextView;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.delivery.TextState;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

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
        var sent = sent(caller, request, campaign);
        if (sent.status() == TextState.SKIPPED) {
            throw MessagingProblems.refused(sent.id(), sent.decision());
        }
        return new Reply.Accepted<>(new Tried(sent.id(), sent.status()));
    }

    /**
     * The request's text. A request that was stopped before it was answered has made it already, which its repeat is
     * told; where a rule kept that one back, the repeat is judged anew, since its caller may have mended the cause.
     */
    private SentText sent(Caller caller, Request request, Campaign campaign) {
        var tries = "campaign-test:" + campaign.id() + ":";
        var named = RequestScope.current().idempotencyKey();
        if (named.isEmpty()) {
            return sent(caller, request, campaign, tries + platform.ids().token());
        }
        var by = caller.actor();
        var key = tries + by.type() + ":" + by.id() + ":" + named.get();
        var sent = sent(caller, request, campaign, key);
        while (!sent.isNew() && sent.status() == TextState.SKIPPED) {
            sent = sent(caller, request, campaign, key + "#" + sent.id());
        }
        if (!sent.isNew() && !isTo(request, texts.of(caller.tenant()).find(sent.id()))) {
            throw ProblemType.IDEMPOTENCY_MISMATCH.problem();
        }
        return sent;
    }

    private SentText sent(Caller caller, Request request, Campaign campaign, String dedupeKey) {
        return texts.of(caller.tenant())
                .send(new TextRequest(
                        request.to(),
                        campaign.merge().sample(),
                        null,
                        null,
                        PURPOSE,
                        dedupeKey,
                        campaign.from(),
                        caller.actor()));
    }

    /** Whether the text went where the request wants it; the campaign may have been reworded since. */
    private static boolean isTo(Request request, @Nullable TextView text) {
        return text != null && text.to().equals(request.to());
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
