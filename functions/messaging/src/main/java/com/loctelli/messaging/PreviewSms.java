package com.loctelli.messaging;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.caps.SegmentPrice;
import com.loctelli.messaging.decision.Decision;
import com.loctelli.messaging.decision.SegmentCount;
import com.loctelli.messaging.decision.Segments;
import com.loctelli.messaging.decision.Verdict;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/sms/preview}: how long a text is, what it costs, and what the rules would say of it now; nothing is
 * written.
 */
public final class PreviewSms implements Endpoint<PreviewSms.Request, PreviewSms.Preview> {
    private final Platform platform;
    private final Texts texts;
    private final Leads leads;

    @Inject
    PreviewSms(Platform platform, Texts texts, Leads leads) {
        this.platform = platform;
        this.texts = texts;
        this.leads = leads;
    }

    @Override
    public PreviewSms.Preview handle(Caller caller, Request request) {
        var ours = texts.of(caller.tenant());
        var leadId = request.leadId();
        var lead =
                leadId == null ? null : leads.of(caller.tenant()).need(leadId).value();
        var wanted = new TextRequest(
                request.to(),
                request.text(),
                leadId,
                null,
                Purposes.orUsual(request.purpose()),
                "preview",
                request.from(),
                caller.actor());
        var facts = ours.facts(request.to(), lead);
        var verdict = ours.preview(facts, wanted);
        var length = Segments.of(ours.body(facts, wanted));
        long price = SegmentPrice.of(platform.settings(), length.segments());
        return switch (verdict) {
            case Verdict.Now now -> new Preview("pending", length, price, now.decision(), null);
            case Verdict.Later later -> new Preview("deferred", length, price, later.decision(), later.notBefore());
            case Verdict.Never never -> new Preview("skipped", length, 0L, never.decision(), null);
        };
    }

    /** The text as it would be sent. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Pattern(regexp = PhoneNumber.E164, message = PhoneNumber.NOT_E164)
            String to,

            @NotBlank @Size(max = 1600) String text,
            @Nullable @Size(max = 60) String leadId,
            @Nullable Purposes purpose,
            @Nullable @Size(max = 70) String from) {}

    /**
     * What would become of it.
     *
     * @param costMicros an estimate in millionths of a US dollar
     */
    @Json
    public record Preview(
            String status,
            SegmentCount length,
            long costMicros,
            Decision decision,
            @Nullable Instant notBefore) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerMessagingComponent.factory().create(platform).previewSms());
        }
    }
}
