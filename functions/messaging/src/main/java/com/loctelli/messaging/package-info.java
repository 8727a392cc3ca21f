/**
 * The one path by which a text leaves. Whoever texts, be it the agent, a person, a campaign or a reminder, asks
 * {@link com.loctelli.messaging.Texts}: it reads what the rules need in one trip, judges, and yields the writes of the
 * text with its decision record, so that the asker commits them with its own. The stored text is the truth and the
 * queue message only a hint; handing the text to a carrier is the work of another feature, which moves the text through
 * its states by {@link com.loctelli.messaging.delivery.Deliveries}. Consent is an append-only ledger with the current
 * suppression beside it.
 */
@NullMarked
package com.loctelli.messaging;

import org.jspecify.annotations.NullMarked;
