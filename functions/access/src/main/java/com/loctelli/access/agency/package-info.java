/**
 * How the agency's admins come and go: one-time codes that a super-admin gives out, the list of who is an admin, and what
 * was tried at the doors.
 */
@NullMarked
package com.loctelli.access.agency;

import org.jspecify.annotations.NullMarked;
