/**
 * Carries whole tenants: everything that is kept of one into an archive, and an archive into a new sub-account.
 *
 * <p>The archive is a tar of JSON Lines and files. Whatever a table holds goes along unless {@link
 * com.loctelli.transfers.cargo.Withheld} says why it stays behind, so a table or a kind of row that is made tomorrow needs
 * nothing said here.
 */
@NullMarked
package com.loctelli.transfers;

import org.jspecify.annotations.NullMarked;
