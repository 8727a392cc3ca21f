/**
 * Who may touch whose data. A {@link com.loctelli.kernel.tenancy.Tenant} is the permission to read and write one sub-account's rows and is minted in this package only: from a verified token, from the signed envelope of our own queue message, or from a routing fact of the directory.
 */
@NullMarked
package com.loctelli.kernel.tenancy;

import org.jspecify.annotations.NullMarked;
