/**
 * What tests stand on: a platform over the embedded cloud with a clock that can be moved, tenants and callers at a
 * word, and calls to a function as API Gateway and SQS make them.
 */
@NullMarked
package com.loctelli.testkit;

import org.jspecify.annotations.NullMarked;
