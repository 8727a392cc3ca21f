/**
 * A CRM that speaks GoHighLevel's API as far as Loctelli uses it, counts requests against its limits, and sends
 * webhooks signed with its own Ed25519 key, with the retries GoHighLevel makes: on 429 and on nothing else.
 *
 * <p>Contacts, appointments and messages are kept in memory. A calendar, whatever its id, is free on weekdays from nine
 * to five in half hours, less what has been booked in it.
 */
@NullMarked
package com.loctelli.standins.crm;

import org.jspecify.annotations.NullMarked;
