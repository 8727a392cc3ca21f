/** Tells when the agent talks to a machine, or to nobody: a talk that would go on for ever at the business's cost. */
@NullMarked
package com.loctelli.assistant.loops;

import org.jspecify.annotations.NullMarked;
