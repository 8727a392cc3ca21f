/**
 * One turn, step by step: {@link com.loctelli.assistant.turn.Reading} gathers, {@link
 * com.loctelli.assistant.turn.Dialogue} asks the model until a reply passes the gate or nothing more is to be hoped for,
 * {@link com.loctelli.assistant.turn.Ending} commits what came of it, and {@link com.loctelli.assistant.turn.Answering}
 * is the order of these.
 */
@NullMarked
package com.loctelli.assistant.turn;

import org.jspecify.annotations.NullMarked;
