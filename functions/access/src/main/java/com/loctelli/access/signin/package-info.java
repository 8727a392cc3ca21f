/**
 * The ways in, the same for both realms: by password, or by the refresh token of a session. A sign-in takes a place in
 * the address's count of guesses, checks the password at the same price whether or not the address exists, and opens a
 * session.
 */
@NullMarked
package com.loctelli.access.signin;

import org.jspecify.annotations.NullMarked;
