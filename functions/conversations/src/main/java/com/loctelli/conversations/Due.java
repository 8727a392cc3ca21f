package com.loctelli.conversations;

import java.time.Duration;

/** What is to be done when a message says that a conversation's merge window ends. */
public sealed interface Due {

    /** The batch is to be answered. */
    record Now(PendingBatch batch) implements Due {}

    /** The window was moved: come again after this time. */
    record Early(Duration remaining) implements Due {}

    /** Answered already, a person's, or a newer text's turn, which has a message of its own. */
    record Over() implements Due {}
}
