/**
 * What somebody is to do about a lead, by when. A task is stored with its lead and goes with it; the lists of all tasks,
 * by whose they are and how they stand, are indexes over the same items.
 */
@NullMarked
package com.loctelli.leads.tasks;

import org.jspecify.annotations.NullMarked;
