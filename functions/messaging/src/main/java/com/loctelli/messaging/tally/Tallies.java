package com.loctelli.messaging.tally;

import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.delivery.TextState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** The writes that keep the counts, for the transactions that make and move texts. */
public final class Tallies {
    /** Of so many parts a count is the sum: whoever comes at the same time seldom meets. */
    static final int PARTS = 9;

    static final String TALLIES = "TALLY#";

    private Tallies() {}

    /** One write a day and purpose, where anything moved from one place to another. */
    public static List<Write> writes(Rows rows, List<Counted> texts) {
        return writes(rows, texts, first -> Math.floorMod(first.textId().hashCode(), PARTS - 1));
    }

    /** The same in a part of its own, for a transaction in which another text is made or moved by itself. */
    public static List<Write> besides(Rows rows, List<Counted> texts) {
        return writes(rows, texts, _ -> PARTS - 1);
    }

    private static List<Write> writes(Rows rows, List<Counted> texts, ToIntFunction<Counted> parts) {
        var changes = new TreeMap<String, TreeMap<String, Long>>();
        var firsts = new TreeMap<String, Counted>();
        for (var text : texts) {
            if (text.isMove()) {
                var group = text.day() + "#" + text.purpose().wire();
                firsts.putIfAbsent(group, text);
                var counts = changes.computeIfAbsent(group, _ -> new TreeMap<>());
                if (text.from() != null) {
                    counts.merge(Place.of(text.from()).wire(), -1L, Long::sum);
                }
                counts.merge(Place.of(text.to()).wire(), 1L, Long::sum);
            }
        }
        var writes = new ArrayList<Write>();
        changes.forEach((group, counts) -> {
            var first = Objects.requireNonNull(firsts.get(group));
            var update = new Update()
                    .setOnce("day", String.valueOf(first.day()))
                    .setOnce("purpose", first.purpose().wire());
            counts.forEach(update::add);
            var key = part(String.valueOf(first.day()), first.purpose(), parts.applyAsInt(first));
            writes.add(rows.upsert(key, update));
        });
        return writes;
    }

    /** The same for one. */
    public static List<Write> writes(Rows rows, Counted text) {
        return writes(rows, List.of(text));
    }

    static String part(String day, Purpose purpose, int part) {
        return TALLIES + day + "#" + purpose.wire() + "#" + part;
    }

    /** Whether two states count in the same place. */
    public static boolean isSame(TextState one, TextState other) {
        return Place.of(one) == Place.of(other);
    }
}
