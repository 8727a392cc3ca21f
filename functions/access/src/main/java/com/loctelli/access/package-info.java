/**
 * Who may enter. Two realms share one way in: the users of a sub-account, whose rows lie in their tenant's partition,
 * and the admins of the agency, whose rows are the platform's own. A sign-in takes a place in the address's count of
 * guesses, checks the password at the same price whether or not the address exists, and opens a session: a family of
 * refresh tokens of which each is used once. An address belongs to one user of one tenant in the whole system, which
 * the directory guards.
 */
@NullMarked
package com.loctelli.access;

import org.jspecify.annotations.NullMarked;
