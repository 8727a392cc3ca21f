package com.loctelli.strategies;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of a strategy outside of its content; null leaves things as they are. */
interface StrategyFields {
    @Nullable
    String name();

    @Nullable
    String description();

    @Nullable
    String tag();

    @Nullable
    AgentMode mode();

    @Nullable
    Boolean isActive();

    @Nullable
    Boolean isDefault();

    @Nullable
    String calendarId();

    /** A template to pin; a blank one follows the sub-account's active template again. */
    @Nullable
    String promptTemplateId();

    @Nullable
    Timing timing();

    @Nullable
    Limits limits();

    @Nullable
    List<Object> qualificationQuestions();
}
