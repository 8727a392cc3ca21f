/**
 * How much of everything a tenant has used, and the allowances that keep it within its limits.
 *
 * <p>A count lies in a few items, its <em>stripes</em>, each of which holds a part of what is still allowed. Whoever
 * makes something takes from one stripe in the very transaction that makes it ({@link
 * com.loctelli.subaccounts.usage.TenantUsage#count}), so that the count cannot differ from what was made, whatever is
 * retried or stopped. Only when a stripe has too little left are all of them read: then another stripe is taken, or
 * what is left is shared out anew, or the limit is truly reached.
 */
@NullMarked
package com.loctelli.subaccounts.usage;

import org.jspecify.annotations.NullMarked;
