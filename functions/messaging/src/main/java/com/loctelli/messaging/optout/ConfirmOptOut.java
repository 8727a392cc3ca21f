package com.loctelli.messaging.optout;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.OptOuts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/**
 * {@code POST /v1/opt-outs/{id}/confirm}: the person meant it: texting stays ended, and a doubtful one is confirmed to the person now.
 */
public final class ConfirmOptOut implements Endpoint<ConfirmOptOut.Request, OptOutView> {
    private final Platform platform;
    private final OptOuts optOuts;

    @Inject
    ConfirmOptOut(Platform platform, OptOuts optOuts) {
        this.platform = platform;
        this.optOuts = optOuts;
    }

    @Override
    public OptOutView handle(Caller caller, Request request) {
        optOuts.of(caller.tenant()).confirm(request.id(), caller.actor());
        var judged = new OptOutReviews(platform, caller.tenant()).need(request.id());
        return OptOutView.of(judged, null);
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
            super(platform, DaggerOptOutComponent.factory().create(platform).confirmOptOut());
        }
    }
}
