package com.loctelli.messaging.consent;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/suppressions}: everybody who is not texted, and every number that takes no texts. */
public final class ListSuppressions implements Endpoint<ListSuppressions.Request, Page<Suppression>> {
    private final Consents consents;

    @Inject
    ListSuppressions(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Page<Suppression> handle(Caller caller, Request request) {
        var limit = request.limit() == null ? 50 : request.limit();
        return consents.of(caller.tenant())
                .suppressions(request.cursor(), limit)
                .map(Stored::value);
    }

    /** Which page. */
    @Json
    @Valid
    public record Request(
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
            super(platform, DaggerConsentComponent.factory().create(platform).listSuppressions());
        }
    }
}
