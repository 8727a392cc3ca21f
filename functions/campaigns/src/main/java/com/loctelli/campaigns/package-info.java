/**
 * Texts to many. A campaign is written, given an audience that is frozen and counted, tried on one number, and then
 * sent now or at an instant. Its recipients wait here, one item each: every minute a tick releases as many of them as
 * the pace allows through the one path by which texts leave, in transactions that also check that the campaign is still
 * being sent, so that a pause holds from the moment it is made. Who is in quiet hours waits here too. Afterwards ticks
 * look at what became of the texts and count it together with the recipient's own state, so that the totals are always
 * the sum of the recipients.
 */
@NullMarked
package com.loctelli.campaigns;

import org.jspecify.annotations.NullMarked;
