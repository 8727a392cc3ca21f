package com.loctelli.kernel.storage;

import com.loctelli.kernel.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this process has read that is dear to read, each under the version that it had. Whoever asks has just read the
 * version, which is cheap: so what was changed, in whatever process, is read anew by the next who asks, and what was not
 * is read once in a lifetime. What was asked for longest ago goes first when there is too much.
 *
 * @param <K> of what it is known
 * @param <V> what is known
 */
public final class VersionedCache<K, V> {
    private final Clock clock;
    private final Duration life;
    private final int most;
    private final Map<K, Known<V>> kept = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * None yet.
     *
     * @param life how long something is known
     * @param most of how many something is known at once
     */
    public VersionedCache(Clock clock, Duration life, int most) {
        this.clock = clock;
        this.life = life;
        this.most = most;
    }

    /** Masked: what is known may be secret. */
    private record Known<V>(String version, V value, Instant at) {
        @Override
        public String toString() {
            return "Known[" + version + "]";
        }
    }

    /** What is known under that version; null where it must be read. */
    public synchronized @Nullable V find(K key, String version) {
        var known = kept.get(key);
        var now = clock.now();
        return known != null
                        && known.version().equals(version)
                        && now.isBefore(known.at().plus(life))
                        && !now.isBefore(known.at())
                ? known.value()
                : null;
    }

    /**
     * Keeps what was read after its version was. Where a change fell between the two, what is kept is newer than its
     * version says, and nobody will read that version again.
     */
    public synchronized void keep(K key, String version, V value) {
        kept.put(key, new Known<>(version, value, clock.now()));
        if (kept.size() > most) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
