/**
 * The model, as a turn sees it: what is said to it, and everything that can come back, failures included, as one closed
 * set of outcomes. Only this package knows the client library.
 */
@NullMarked
package com.loctelli.assistant.model;

import org.jspecify.annotations.NullMarked;
