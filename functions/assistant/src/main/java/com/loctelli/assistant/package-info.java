/**
 * The agent's turn. A text came in and its merge window ended, or a lead is new: the turn reads what it needs in three
 * trips, asks the model with tools that are bound to this tenant, lead and conversation, holds the reply against what
 * the tools said, and commits reply, text and trace in one transaction that fails where anybody else has taken the
 * conversation meanwhile. What goes wrong ends in a later try or with a person, never in silence and never in an
 * invented answer.
 */
@NullMarked
package com.loctelli.assistant;

import org.jspecify.annotations.NullMarked;
