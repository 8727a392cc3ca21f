/** The promises of signing in, of sessions and of users, each tested through the functions that keep it. */
@NullMarked
package com.loctelli.access;

import org.jspecify.annotations.NullMarked;
