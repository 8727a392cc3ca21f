/**
 * The threads with leads. A conversation is one item, its head, and its messages in the order of their sequence
 * numbers, each sealed for its place. Everything that changes a conversation is conditional on the head as it was
 * read, so that whoever writes knows what he writes after: the sequence has no gaps and no twins, and a reply of the
 * agent that a person, or a newer text of the lead, has overtaken is refused by the database, not by a check before.
 * What the agent is to answer waits on the head as a pending batch; the message on the queue is only a hint, and a
 * sweep restores hints that were lost.
 */
@NullMarked
package com.loctelli.conversations;

import org.jspecify.annotations.NullMarked;
