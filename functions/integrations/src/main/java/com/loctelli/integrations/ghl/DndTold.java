package com.loctelli.integrations.ghl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How telling one system of one person ended.
 *
 * @param why a stable word: why it was not told, or why there was nothing to tell
 * @param after how long to wait before it is told again, null where nothing says
 */
record DndTold(boolean isDone, String why, @Nullable Duration after) {
    static final DndTold TOLD = new DndTold(true, "told", null);
    static final DndTold SAME = new DndTold(true, "as-it-was", null);
    static final DndTold NOBODY = new DndTold(true, "nobody-to-tell", null);

    /** The location has been asked enough for now. */
    static final DndTold PACED = new DndTold(false, "paced", CallAllowance.WINDOW);

    static DndTold not(GhlAnswer answer) {
        return new DndTold(false, answer.why(), answer instanceof GhlAnswer.Busy busy ? busy.after() : null);
    }
}
