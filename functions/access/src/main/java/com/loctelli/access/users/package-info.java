/**
 * The people of sub-accounts. An address belongs to one user of one tenant in the whole system, which the directory
 * guards.
 */
@NullMarked
package com.loctelli.access.users;

import org.jspecify.annotations.NullMarked;
