package com.loctelli.messaging.optout;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.InboundTexts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import java.util.Objects;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/opt-outs?state=}: texts that were read as revocations, with the rule that did it, the oldest first;
 * those that nobody has looked at where no state is named.
 */
public final class ListOptOuts implements Endpoint<ListOptOuts.Request, Page<OptOutView>> {
    private final Platform platform;
    private final InboundTexts inbound;

    @Inject
    ListOptOuts(Platform platform, InboundTexts inbound) {
        this.platform = platform;
        this.inbound = inbound;
    }

    @Override
    public Page<OptOutView> handle(Caller caller, Request request) {
        var state = Objects.requireNonNullElse(request.state(), ReviewState.OPEN);
        var limit = request.limit() == null ? 50 : request.limit();
        var page = new OptOutReviews(platform, caller.tenant()).page(state, request.cursor(), limit);
        var words = inbound.words(
                caller.tenant(), page.data().stream().map(OptOutReview::id).toList());
        return page.map(review -> OptOutView.of(review, words.get(review.id())));
    }

    /** Which of them. */
    @Json
    @Valid
    public record Request(
            @Nullable ReviewState state,
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
            super(platform, DaggerOptOutComponent.factory().create(platform).listOptOuts());
        }
    }
}
