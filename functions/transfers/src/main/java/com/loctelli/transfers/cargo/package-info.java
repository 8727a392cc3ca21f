/**
 * What an archive holds of a tenant: what stays behind, how its own id and its sealed texts are written.
 */
@NullMarked
package com.loctelli.transfers.cargo;

import org.jspecify.annotations.NullMarked;
