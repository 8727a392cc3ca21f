/**
 * What administrators of a tenant do is written down in the transaction that does it, in a chain that shows every later
 * change of it.
 *
 * <p>The edge opens an {@link com.loctelli.kernel.audit.Auditing} around a request that changes something and needs more
 * than the right to work leads. The database adds an entry of the chain to each transaction that is committed for a
 * tenant inside it. So an endpoint cannot forget its entry, and neither can exist without the other; what leads and
 * texts cause is no administrative act and never waits for the chain.
 */
@NullMarked
package com.loctelli.kernel.audit;

import org.jspecify.annotations.NullMarked;
