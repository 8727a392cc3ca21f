package com.loctelli.messaging;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/** {@code GET /v1/sms/messages/{id}}: one text with its decision record. */
public final class ShowSms implements Endpoint<ShowSms.Request, TextView> {
    private final Texts texts;

    @Inject
    ShowSms(Texts texts) {
        this.texts = texts;
    }

    @Override
    public TextView handle(Caller caller, Request request) {
        var found = texts.of(caller.tenant()).find(request.id());
        if (found == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return found;
    }

    /** Which text. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerMessagingComponent.factory().create(platform).showSms());
        }
    }
}
