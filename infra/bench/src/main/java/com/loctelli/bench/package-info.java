/**
 * Benchmarks: what an operation costs the database and the processor, at ten leads and at very many, and how long a
 * function takes from the start of its JVM to its first answer, beside a bare handler that makes the same call. They
 * print; they do not pass or fail.
 */
@NullMarked
package com.loctelli.bench;

import org.jspecify.annotations.NullMarked;
