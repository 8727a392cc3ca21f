/**
 * What the ticks of a campaign do: begin it, look at what became of its texts, release as many more as the pace, the
 * carriers and each person's hours allow, and say when the next tick is due.
 */
@NullMarked
package com.loctelli.campaigns.sending;

import org.jspecify.annotations.NullMarked;
