/**
 * What is kept of every turn: on which words it began, what the model was given and called, what the gate said, what it
 * cost and how it ended. Texts are sealed; the exact prompt lies in a sealed file beside the trace.
 */
@NullMarked
package com.loctelli.assistant.trace;

import org.jspecify.annotations.NullMarked;
