/**
 * Invitations: codes by which people come into a sub-account by themselves, so many times and until a day. Of a code only
 * the hash is kept; the directory leads from it to the tenant.
 */
@NullMarked
package com.loctelli.access.invitations;

import org.jspecify.annotations.NullMarked;
