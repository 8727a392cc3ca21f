package com.loctelli.messaging.optout;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.OptOuts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/**
 * {@code POST /v1/opt-outs/{id}/undo}: the person did not mean it: texting may go on as before, unless the person revoked again since.
 */
public final class UndoOptOut implements Endpoint<UndoOptOut.Request, OptOutView> {
    private final Platform platform;
    private final OptOuts optOuts;

    @Inject
    UndoOptOut(Platform platform, OptOuts optOuts) {
        this.platform = platform;
        this.optOuts = optOuts;
    }

    @Override
    public OptOutView handle(Caller caller, Request request) {
        optOuts.of(caller.tenant()).undo(request.id(), caller.actor(), request.reason());
        var judged = new OptOutReviews(platform, caller.tenant()).need(request.id());
        return OptOutView.of(judged, null);
    }

    /** Which text, and why it was misread. */
    @Json
    @Valid
    public record Request(
            String id, @NotBlank @Size(max = 200) String reason) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerOptOutComponent.factory().create(platform).undoOptOut());
        }
    }
}
