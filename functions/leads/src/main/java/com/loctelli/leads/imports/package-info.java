/**
 * Leads from a file. The file is put into the tenant's bucket, by the request itself or over a signed link; its
 * encoding, its delimiter and what its columns mean are found out, and its rows are captured a few at a time. Each few
 * are one transaction with their results and with how far the import is, so that whoever goes on after a stop goes on
 * exactly there, and nothing is read into memory but the few. The results become a file of their own, and as long as
 * they are kept the import can be undone, lead by lead, but for those that somebody has changed since.
 */
@NullMarked
package com.loctelli.leads.imports;

import org.jspecify.annotations.NullMarked;
