/**
 * GoHighLevel's API as far as it is called: whether an integration's token works, and a contact's wish not to be texted.
 * That wish is heard from its events and told by its API, each side's word kept apart, and what comes back of our own
 * telling is known again.
 */
@NullMarked
package com.loctelli.integrations.ghl;

import org.jspecify.annotations.NullMarked;
