/**
 * Encryption of text under a data key per tenant, so that destroying the key erases the text.
 */
@NullMarked
package com.loctelli.kernel.crypto;

import org.jspecify.annotations.NullMarked;
