/**
 * Who may enter. Two realms share one way in ({@code signin}): the {@code users} of a sub-account, whose rows lie in
 * their tenant's partition, and the {@code admins} of the agency, whose rows are the platform's own. Below them lie
 * {@code credentials}, {@code sessions} and {@code throttle}, which know of neither; above, {@code passwords} changes
 * what one signs in with. {@code keys} are what programs show instead. What can go wrong on purpose is named here.
 */
@NullMarked
package com.loctelli.access;

import org.jspecify.annotations.NullMarked;
