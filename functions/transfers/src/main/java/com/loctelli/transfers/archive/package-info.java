/**
 * The form of an archive: gzip members of whole tar entries, so that who reads or writes one can stop after any member
 * and go on later, in another process.
 */
@NullMarked
package com.loctelli.transfers.archive;

import org.jspecify.annotations.NullMarked;
