package com.loctelli.campaigns.recipients;

import com.loctelli.campaigns.Campaigns;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/sms/campaigns/{id}/recipients}: the audience of a campaign, and where each text is. */
public final class ListRecipients implements Endpoint<ListRecipients.Request, Page<RecipientView>> {
    private final Campaigns campaigns;

    @Inject
    ListRecipients(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Page<RecipientView> handle(Caller caller, Request request) {
        return campaigns
                .of(caller.tenant())
                .recipients(request.id(), request.cursor(), request.limit() == null ? 50 : request.limit())
                .map(RecipientView::of);
    }

    /** Which page of which one's. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String id,
            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable String cursor) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerRecipientsComponent.factory().create(platform).listRecipients());
        }
    }
}
