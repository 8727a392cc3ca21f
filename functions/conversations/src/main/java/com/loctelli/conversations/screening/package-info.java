/**
 * How likely a text is written to the model rather than to the business. Ten signals look at a text apart from one
 * another, each for a trait that an attack cannot well do without: that it takes back rules, gives the model another
 * part, asks for what is kept back, claims an office, talks of tools, hides its letters. One alone is often innocent
 * ("ignore my last message"); it is their number and weight that tell. Nothing rests on the answer: a risky text is
 * marked and recorded, and answered like any other, because what a model may do is bound elsewhere.
 */
@NullMarked
package com.loctelli.conversations.screening;

import org.jspecify.annotations.NullMarked;
