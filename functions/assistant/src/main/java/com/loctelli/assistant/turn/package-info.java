/**
 * One turn, step by step: {@link com.loctelli.assistant.turn.Summons} says whether it is due, {@link
 * com.loctelli.assistant.turn.Reading} gathers, {@link com.loctelli.assistant.turn.Allowance} counts, {@link
 * com.loctelli.assistant.turn.Dialogue} asks the model, whose calls {@link com.loctelli.assistant.turn.Calls} does and
 * whose drafts {@link com.loctelli.assistant.turn.Drafts} judges, and {@link com.loctelli.assistant.turn.Ending} commits
 * what came of it. {@link com.loctelli.assistant.turn.Answering} is the order of these.
 */
@NullMarked
package com.loctelli.assistant.turn;

import org.jspecify.annotations.NullMarked;
