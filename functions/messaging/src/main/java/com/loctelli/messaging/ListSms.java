package com.loctelli.messaging;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/sms/messages}: the texts, newest first; of one lead with {@code leadId}. */
public final class ListSms implements Endpoint<ListSms.Request, Page<TextView>> {
    private final Texts texts;

    @Inject
    ListSms(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Page<TextView> handle(Caller caller, Request request) {
        var limit = request.limit() == null ? 50 : request.limit();
        return texts.of(caller.tenant()).list(request.leadId(), request.cursor(), limit);
    }

    /** Which texts. */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(max = 60) String leadId,
            @Nullable String cursor,
            @Nullable @Range(min = 1, max = 100) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerMessagingComponent.factory().create(platform).listSms());
        }
    }
}
