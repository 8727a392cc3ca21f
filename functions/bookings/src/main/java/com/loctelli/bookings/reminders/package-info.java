/**
 * Reminders of appointments. One is planned when an appointment is agreed or moved, stands at its time, and is looked at
 * again when that comes: of an appointment that was moved, called off or forgotten meanwhile nobody is reminded. It
 * leaves by the one path by which texts leave.
 */
@NullMarked
package com.loctelli.bookings.reminders;

import org.jspecify.annotations.NullMarked;
