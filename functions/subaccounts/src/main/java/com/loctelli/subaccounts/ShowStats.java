package com.loctelli.subaccounts;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/admin/stats}: how many sub-accounts the agency has, and how they stand. One read for five hundred of them. */
public final class ShowStats implements Endpoint<NoRequest, ShowStats.Stats> {
    private static final int PAGE = 500;
    private static final Duration LATELY = Duration.ofDays(30);

    private final Platform platform;

    @Inject
    ShowStats(Platform platform) {
        this.platform = platform;
    }

    @Override
    public ShowStats.Stats handle(Caller caller, NoRequest request) {
        var listing = new Listing(platform);
        var since = platform.clock().now().minus(LATELY);
        var states = new EnumMap<SubAccount.Status, Long>(SubAccount.Status.class);
        long opened = 0;
        @Nullable String cursor = null;
        do {
            var page = listing.page(cursor, PAGE);
            for (var entry : page.data()) {
                states.merge(entry.status(), 1L, Long::sum);
                opened += entry.createdAt().isAfter(since) ? 1 : 0;
            }
            cursor = page.next();
        } while (cursor != null);
        return new Stats(
                states.values().stream().mapToLong(Long::longValue).sum(),
                states.getOrDefault(SubAccount.Status.ACTIVE, 0L),
                states.getOrDefault(SubAccount.Status.SUSPENDED, 0L),
                states.getOrDefault(SubAccount.Status.DELETING, 0L),
                opened);
    }

    /**
     * How the agency stands.
     *
     * @param openedIn30Days how many of them are younger than that
     */
    @Json
    public record Stats(long subAccounts, long active, long suspended, long deleting, long openedIn30Days) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    DaggerSubAccountsComponent.factory().create(platform).showStats());
        }
    }
}
