/**
 * What can be booked: calendars with their members and rules, and the hours in which each member works.
 *
 * <p>A {@link com.loctelli.bookings.calendars.Calendar} is of one person, of several of whom one is picked, or of
 * several together. A {@link com.loctelli.bookings.calendars.Schedule} belongs to a person and holds for every calendar
 * they are a member of. Nothing here knows of bookings.
 */
@NullMarked
package com.loctelli.bookings.calendars;

import org.jspecify.annotations.NullMarked;
