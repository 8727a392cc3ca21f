/**
 * What the model may do. A tool is bound by the server to one tenant, one lead and one conversation, so that nothing the
 * model writes, or is talked into writing, can reach further; its arguments are checked against its strict schema before
 * anything is done; and whatever it does is done once for the same conversation and arguments, however often it is asked
 * for.
 */
@NullMarked
package com.loctelli.assistant.tools;

import org.jspecify.annotations.NullMarked;
