/**
 * The arithmetic of free time, pure: nothing here reads a clock or a table.
 *
 * <p>People state hours in local time ({@link com.loctelli.bookings.slots.WeeklyHours}, with
 * {@link com.loctelli.bookings.slots.DateOverride} for single dates); {@link com.loctelli.bookings.slots.WorkingHours}
 * turns them into stretches of real time. The day is cut wherever the zone changes its offset, and each piece is mapped
 * by its own offset, so a gap yields nothing and an overlap yields both its sides.
 * {@link com.loctelli.bookings.slots.SlotFinder} lays a grid of local times over those stretches and leaves out what is
 * busy, too soon or too far; when nothing is left it says why. {@link com.loctelli.bookings.slots.Cells} are the
 * five-minute pieces of UTC that a booking takes, buffers included: two bookings of one person cannot both hold a cell.
 */
@NullMarked
package com.loctelli.bookings.slots;

import org.jspecify.annotations.NullMarked;
