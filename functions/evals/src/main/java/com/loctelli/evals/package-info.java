/**
 * Rehearsals of the agent. A rehearsal plays on a {@link com.loctelli.evals.stage.Stage}: rows of nobody, a clock of its
 * own and no queue, on which the product's own intake, turn, tools, bookings and send path work, and at whose end a
 * phone is only written down. Who writes to the agent is one of the {@link com.loctelli.evals.cast}; whether it went
 * well is not asked of anybody but read from the database.
 */
@NullMarked
package com.loctelli.evals;

import org.jspecify.annotations.NullMarked;
