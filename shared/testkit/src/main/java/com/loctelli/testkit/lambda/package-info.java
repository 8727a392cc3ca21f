/**
 * What stands in front of functions: an HTTP API and an event source, with Lambda's own event classes and Lambda's own
 * serialisation between them and the handler, so that a handler meets exactly what it will meet when it is deployed.
 */
@NullMarked
package com.loctelli.testkit.lambda;

import org.jspecify.annotations.NullMarked;
