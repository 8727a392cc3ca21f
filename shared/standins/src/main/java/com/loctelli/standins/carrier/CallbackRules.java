package com.loctelli.standins.carrier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How unreliable status callbacks are. What happens to a text's callbacks depends on the seed and on the text's ordinal
 * number alone, never on timing.
 *
 * @param drop the share of callbacks that never come
 * @param repeat the share that come twice
 * @param reorder the share of texts whose callbacks come in the wrong order
 * @param seed where the decisions start
 */
public record CallbackRules(double drop, double repeat, double reorder, long seed) {

    /** Every callback once and in order. */
    public static final CallbackRules FAITHFUL = new CallbackRules(0, 0, 0, 0);

    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    /** The statuses that are told to the callback, in the order of posting. */
    List<String> plan(long ordinal, List<String> statuses, boolean twice) {
        RandomGenerator random = RANDOM.create(seed * 31 + ordinal);
        List<String> planned = new ArrayList<>();
        for (String status : statuses) {
            boolean dropped = random.nextDouble() < drop;
            boolean repeated = random.nextDouble() < repeat || twice;
            if (!dropped) {
                planned.add(status);
                if (repeated) {
                    planned.add(status);
                }
            }
        }
        if (random.nextDouble() < reorder) {
            Collections.reverse(planned);
        }
        return planned;
    }
}
