/**
 * Appointments: who can be booked when, what is still free, and that nobody is booked twice.
 *
 * <p>{@link com.loctelli.bookings.slots} is the arithmetic of it, without storage or clock.
 */
@NullMarked
package com.loctelli.bookings;

import org.jspecify.annotations.NullMarked;
