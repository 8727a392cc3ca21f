/**
 * The import of an export into a new sub-account: a job that goes over the archive once, member by member.
 */
@NullMarked
package com.loctelli.transfers.imports;

import org.jspecify.annotations.NullMarked;
