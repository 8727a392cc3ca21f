package com.loctelli.strategies.writing;

import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.ConductFields;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Timing;
import org.jspecify.annotations.Nullable;

/** What a request says of a strategy outside of its content; null leaves things as they are. */
interface StrategyFields extends ContentFields, ConductFields {
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

    /** A template of its own; a blank one follows the sub-account's active template again. */
    @Nullable
    String promptTemplateId();

    /** The version of that template to stay on; without one its publications are followed. */
    @Nullable
    Integer templateVersionPin();

    @Nullable
    Timing timing();

    @Nullable
    Limits limits();
}
