/**
 * The second factor: codes of an authenticator by time (RFC 6238) and recovery codes. The secret is in Secrets Manager and in
 * no table; of a recovery code only the hash is kept.
 */
@NullMarked
package com.loctelli.access.totp;

import org.jspecify.annotations.NullMarked;
