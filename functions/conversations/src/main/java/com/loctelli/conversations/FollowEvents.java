package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.feed.Feed;
import com.loctelli.kernel.feed.FeedCursor;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/events}: what happened in the sub-account, in the order that it has for everybody, from a cursor on.
 * Without one it answers at once where to begin. Where nothing has happened it waits for something as long as was asked;
 * the cursor of the answer goes on from there, whether it waited in vain or not.
 */
public final class FollowEvents implements Endpoint<FollowEvents.Request, Page<EventView>> {
    private static final int USUAL_WAIT = 15;
    private static final int USUAL_LIMIT = 100;
    /** What waiting costs is the function's time, not the looks: half a read unit each. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1500);

    private final Platform platform;

    @Inject
    FollowEvents(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Page<EventView> handle(Caller caller, FollowEvents.Request request) {
        var feed = new Feed(platform, caller.tenant());
        int limit = request.limit() == null ? USUAL_LIMIT : request.limit();
        var after = request.after();
        if (after == null) {
            return new Page<>(List.of(), feed.begin().text(), limit);
        }
        long end = System.nanoTime()
                + Duration.ofSeconds(request.waitSeconds() == null ? USUAL_WAIT : request.waitSeconds())
                        .toNanos();
        var cursor = FeedCursor.parse(after);
        while (true) {
            var look = feed.after(cursor, limit);
            cursor = look.next();
            long left = end - System.nanoTime();
            if (!look.seen().isEmpty() || left <= 0) {
                return new Page<>(look.seen().stream().map(EventView::of).toList(), cursor.text(), limit);
            }
            LockSupport.parkNanos(Math.min(left, BETWEEN_LOOKS.toNanos()));
        }
    }

    /**
     * From where on.
     *
     * @param after the {@code nextCursor} of the answer before; a cursor holds for a day
     * @param waitSeconds for how many seconds to wait where nothing has happened; 15, where it is not said
     */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(max = 60) String after,
            @Nullable @Min(0) @Max(20) Integer waitSeconds,
            @Nullable @Min(1) @Max(200) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).followEvents());
        }
    }
}
