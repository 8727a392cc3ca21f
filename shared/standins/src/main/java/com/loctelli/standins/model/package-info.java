/**
 * A server of the chat completions protocol, and who speaks through it.
 *
 * <p>By default that is {@link com.loctelli.standins.model.SalesAgent}, a small scripted salesperson that reads the
 * prompt, asks the qualification questions found there one at a time, calls the offered tools and says nothing the
 * tools did not say. It keeps no state: the answer follows from the request alone. Tests put a
 * {@link com.loctelli.standins.model.Script} or any function in its place, however hostile.
 */
@NullMarked
package com.loctelli.standins.model;

import org.jspecify.annotations.NullMarked;
