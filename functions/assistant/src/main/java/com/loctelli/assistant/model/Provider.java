package com.loctelli.assistant.model;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.platform.Settings;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the functions tell one another of the provider behind a key: one item that is read with a turn and written only
 * when something goes wrong or is right again. A provider that says "too many" to one turn is left alone by all; a model
 * that fails again and again is not asked for a while, and the next of the chain is. Where a rate is set, each minute's
 * requests and tokens are counted, and no tenant takes more than its share of them. All of it goes by the clock of the
 * world outside: a rehearsal, whose own clock runs ahead, must not silence those who answer leads.
 */
public final class Provider {
    private static final int FAILURES = 5;
    private static final Duration OPEN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 4;
    private static final int MINUTE = 60;

    private final Platform platform;
    private final long requests;
    private final long tokens;
    private final long share;

    /** The provider that the deployment's settings name. */
    public Provider(Platform platform) {
        this.platform = platform;
        var settings = platform.settings();
        this.requests = number(settings, "ASSISTANT_PROVIDER_REQUESTS_PER_MINUTE", 0);
        this.tokens = number(settings, "ASSISTANT_PROVIDER_TOKENS_PER_MINUTE", 0);
        this.share = number(settings, "ASSISTANT_TENANT_SHARE_PERCENT", 50);
    }

    /** Made when it is needed: the settings' secret is not read at a start, whose snapshot would keep it. */
    private String key() {
        var settings = platform.settings();
        return "MODEL#" + digest(settings.get("OPENAI_BASE_URL", "") + "|" + settings.get("OPENAI_API_KEY", ""));
    }

    /** What is known of it, in one read. */
    public ProviderState read() {
        var found = rows().get(key(), ProviderState.class);
        return found == null ? ProviderState.WELL : found.value();
    }

    /** How long the provider is to be left alone, by what was read of it; null where it is not. */
    public @Nullable Duration pause(ProviderState state) {
        return state.pause(platform.outside().now());
    }

    /** The models to be asked, one after the other: those that fare well, or the first where none does. */
    public List<String> chain(ProviderState state, String model) {
        var all = new ArrayList<String>();
        all.add(model);
        for (var next : platform.settings().get("OPENAI_FALLBACK_MODELS", "").split(",", -1)) {
            if (!next.isBlank() && !all.contains(next.strip())) {
                all.add(next.strip());
            }
        }
        var now = platform.outside().now();
        var well = all.stream().filter(one -> !state.isOpen(one, now)).toList();
        return well.isEmpty() ? List.of(model) : well;
    }

    /**
     * Counts a request of the minute; where the minute, or the tenant's share of it, is used up nothing is counted but who
     * waits, and the time until the next is answered: each who waits is given a later one, at the tenant's own rate, so
     * that a backlog comes back once and not every minute. Without a rate there is nothing to count.
     */
    public @Nullable Duration admit(Tenant tenant, long needed) {
        if (requests == 0 && tokens == 0) {
            return null;
        }
        var now = platform.outside().now();
        var mine = "t_" + tenant.partition();
        var update = new Update()
                .add("requests", 1)
                .add("tokens", needed)
                .add(mine, 1)
                .set("ttl", now.getEpochSecond() + 2 * MINUTE);
        var minute = key() + "#" + now.getEpochSecond() / MINUTE;
        var queue = "w_" + tenant.partition();
        var ahead = new AtomicLong();
        var write = rows().upsert(minute, update).otherwise(found -> {
            ahead.set(
                    found != null && found.attributes().get(queue) instanceof Number waiting ? waiting.longValue() : 0);
            return ProblemType.TOO_MANY.problem();
        });
        if (requests > 0) {
            write.when(below("requests", requests)).when(below(mine, Math.max(1, requests * share / 100)));
        }
        if (tokens > 0) {
            write.when(Condition.absent("tokens").or(Condition.atMost("tokens", Math.max(0, tokens - needed))));
        }
        try {
            platform.database().commit(write);
            return null;
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.TOO_MANY)) {
                throw problem;
            }
        }
        platform.database().commit(rows().upsert(minute, new Update().add(queue, 1)));
        var toNext = Duration.ofSeconds(MINUTE - now.getEpochSecond() % MINUTE);
        return toNext.plusMillis(ahead.get() * MINUTE * 1000 / perMinute(needed));
    }

    /** How many requests of that size a tenant may make in a minute. */
    private long perMinute(long needed) {
        long most = requests > 0 ? requests : Long.MAX_VALUE / 100;
        long afforded = tokens > 0 ? tokens / Math.max(1, needed) : Long.MAX_VALUE / 100;
        return Math.max(1, Math.min(most, afforded) * share / 100);
    }

    /** The provider said "too many": nobody asks until it said, or for a little while where it did not say. */
    public void throttled(@Nullable Duration retryAfter) {
        var wait = retryAfter == null ? PAUSE : retryAfter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : retryAfter;
        var until = platform.outside().now().plus(wait);
        change(state -> state.pausedUntil() != null && state.pausedUntil().isAfter(until)
                ? state
                : new ProviderState(until, state.models()));
    }

    /** The model did not answer. */
    public void failed(String model) {
        change(state -> {
            var models = new HashMap<>(state.models());
            var before = models.get(model);
            int failures = before == null ? 1 : before.failures() + 1;
            @Nullable
            Instant until = failures >= FAILURES ? platform.outside().now().plus(OPEN) : null;
            models.put(model, new Breaker(failures, until));
            return new ProviderState(state.pausedUntil(), models);
        });
    }

    /** The model answered; written only where something was held against it. */
    public void answered(ProviderState known, String model) {
        if (known.models().containsKey(model)) {
            change(state -> {
                var models = new HashMap<>(state.models());
                models.remove(model);
                return new ProviderState(state.pausedUntil(), models);
            });
        }
    }

    /** What could not be told is told by the next who learns it: no turn fails for it. */
    private void change(UnaryOperator<ProviderState> to) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            @Nullable Stored<ProviderState> old = rows().get(key(), ProviderState.class);
            var before = old == null ? ProviderState.WELL : old.value();
            var after = to.apply(before);
            if (after.equals(before)) {
                return;
            }
            try {
                platform.database()
                        .commit(old == null ? rows().insert(key(), after, Actor.SYSTEM) : rows().replace(old, after));
                return;
            } catch (Problem problem) {
                boolean isRace = problem.type().equals(ProblemType.STALE_VERSION)
                        || problem.type().equals(ProblemType.CONFLICT);
                if (!isRace) {
                    throw problem;
                }
            }
        }
    }

    private static Condition below(String count, long most) {
        return Condition.absent(count).or(Condition.lessThan(count, most));
    }

    private static long number(Settings settings, String name, long usual) {
        return Long.parseLong(settings.get(name, Long.toString(usual)));
    }

    private Rows rows() {
        return platform.directory().platformRows();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
