package com.loctelli.assistant.budget;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * That the agent began to do less, or is about to.
 *
 * @param day the day it was noticed on, where UTC is: a new day is a new notice
 */
@Json
public record BudgetNotice(Stage stage, int percent, String day, Instant at) {

    /** Whether it tells as much already. */
    boolean covers(Stage other, String today) {
        return day.equals(today) && stage.compareTo(other) >= 0;
    }
}
