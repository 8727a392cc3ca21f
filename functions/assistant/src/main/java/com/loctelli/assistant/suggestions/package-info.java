/**
 * Replies that wait for a person. In the mode "suggest" the agent's turn ends with one instead of a text; it holds as long
 * as the conversation is as it was when it was made, so that a newer text of the lead, a person's own words or a
 * take-over make it void without anybody having to remember it.
 */
@NullMarked
package com.loctelli.assistant.suggestions;

import org.jspecify.annotations.NullMarked;
