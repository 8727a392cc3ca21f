package com.loctelli.standins.faults;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The decisions for one target, one for each request, determined by the seed and the order of the requests. */
public final class FaultStream {

    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    private final String target;

    @GuardedBy("this")
    private FaultSetting setting;

    @GuardedBy("this")
    private FaultKind kind = FaultKind.NONE;

    @GuardedBy("this")
    private RandomGenerator random = RANDOM.create(0);

    @GuardedBy("this")
    private Map<FaultKind, Double> mixed = new EnumMap<>(FaultKind.class);

    @GuardedBy("this")
    private FaultKind onceKind = FaultKind.NONE;

    @GuardedBy("this")
    private int onceLeft;

    FaultStream(String target) {
        this.target = target;
        this.setting = silence(target);
    }

    /** What happens to the next request. Each call is one request. */
    public synchronized FaultKind next() {
        if (onceLeft > 0) {
            onceLeft--;
            return onceKind;
        }
        if (!mixed.isEmpty()) {
            return drawn();
        }
        if (kind == FaultKind.NONE || setting.rate() <= 0) {
            return FaultKind.NONE;
        }
        return random.nextDouble() < setting.rate() ? kind : FaultKind.NONE;
    }

    /** Lets each kind happen to its share of the requests from now on, decided from the seed; replaces what was set. */
    public synchronized void mix(Map<FaultKind, Double> shares, long seed) {
        if (shares.values().stream().mapToDouble(Double::doubleValue).sum() > 1) {
            throw new IllegalArgumentException("the shares must not exceed 1 together");
        }
        clear();
        mixed = new EnumMap<>(shares);
        random = RANDOM.create(seed);
    }

    @GuardedBy("this")
    private FaultKind drawn() {
        double left = random.nextDouble();
        for (var share : mixed.entrySet()) {
            left -= share.getValue();
            if (left < 0) {
                return share.getKey();
            }
        }
        return FaultKind.NONE;
    }

    /** Lets exactly the next {@code n} requests meet this kind, whatever else is set. */
    public synchronized void once(FaultKind kind, int n) {
        onceKind = kind;
        onceLeft = n;
    }

    /** What is set now. */
    public synchronized FaultSetting setting() {
        return setting;
    }

    synchronized void set(FaultSetting wanted) {
        if (!(wanted.rate() >= 0 && wanted.rate() <= 1)) {
            throw new IllegalArgumentException("rate must be between 0 and 1");
        }
        FaultKind wantedKind = FaultKind.ofWire(wanted.kind());
        if (wantedKind == FaultKind.DUPLICATE && target.equals("openai")) {
            throw new IllegalArgumentException("openai delivers nothing that could come twice");
        }
        Long seed = wanted.seed();
        long start = seed == null ? 0 : seed;
        mixed = new EnumMap<>(FaultKind.class);
        kind = wantedKind;
        setting = new FaultSetting(target, wanted.kind(), wanted.rate(), start);
        random = RANDOM.create(start);
    }

    synchronized void clear() {
        kind = FaultKind.NONE;
        setting = silence(target);
        mixed = new EnumMap<>(FaultKind.class);
        onceLeft = 0;
    }

    private static FaultSetting silence(String target) {
        return new FaultSetting(target, FaultKind.NONE.wire(), 0, 0L);
    }
}
