/**
 * How an admin of the agency comes to act inside a sub-account: by a grant with a reason, scopes and an end, on the terms
 * that the sub-account's settings set. The owners are told when one is made, and everything that is done under it stands
 * in the sub-account's access log before it is done.
 */
@NullMarked
package com.loctelli.subaccounts.grants;

import org.jspecify.annotations.NullMarked;
