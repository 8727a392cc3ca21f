/** Entities, endpoints and messages of the kernel's own tests, apart from the kernel's package so that both have adapters. */
@NullMarked
package com.loctelli.testkit.probe;

import org.jspecify.annotations.NullMarked;
