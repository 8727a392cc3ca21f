/**
 * What a reply must show before it may leave. The model may be wrong, or be talked into being wrong; a reply that
 * states a time nobody offered, or a booking nobody made, costs a lead and a day. So every clock time, date and deed
 * that a reply states is read out of its words, in English, Spanish, French, German and Portuguese, and held against
 * what the tools of the conversation really said. Nothing here asks a model: the same words always get the same
 * verdict. Where the reading is in doubt the reply is refused, because a refusal costs one more call and a lie costs
 * trust.
 */
@NullMarked
package com.loctelli.assistant.gate;

import org.jspecify.annotations.NullMarked;
