/**
 * The admins of the agency, whose rows are the platform's own.
 */
@NullMarked
package com.loctelli.access.admins;

import org.jspecify.annotations.NullMarked;
