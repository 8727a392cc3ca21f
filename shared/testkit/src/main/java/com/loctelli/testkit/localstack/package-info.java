/**
 * LocalStack in Docker, for tests that run what they assert of the embedded cloud on a second one. Where there is no
 * Docker they say so, with their number, and are skipped.
 */
@NullMarked
package com.loctelli.testkit.localstack;

import org.jspecify.annotations.NullMarked;
