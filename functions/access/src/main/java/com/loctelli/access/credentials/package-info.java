/**
 * Passwords at rest and the rules they must pass. The hash of a password lies apart from the person, so that what reads a
 * person reads no hash.
 */
@NullMarked
package com.loctelli.access.credentials;

import org.jspecify.annotations.NullMarked;
