/**
 * The end of a sub-account: everything that is kept of it is erased, step by step, and a certificate says what that was.
 *
 * <p>The sub-account is closed first, so that nobody enters and no text leaves. Then pass follows pass over its rows, its
 * files and the facts that lead to it, a quarter of an hour apart, until one finds nothing: what was under way when it
 * was closed has then come to its end. Last of all its data key is destroyed, by which everything that was ever sealed
 * for it ends, in backups too. A step is a message; each may be stopped anywhere and be done twice.
 */
@NullMarked
package com.loctelli.subaccounts.erasure;

import org.jspecify.annotations.NullMarked;
