package com.loctelli.strategies.writing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a strategy's content a request says in a form of its own; the rest is taken from it by name. */
interface ContentFields {
    @Nullable
    List<Object> qualificationQuestions();
}
