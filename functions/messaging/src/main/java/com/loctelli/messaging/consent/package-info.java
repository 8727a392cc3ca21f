/**
 * Who agreed to what, and who took it back. Every statement of a person is an event of an append-only ledger, chained
 * by hashes; what follows from the events for sending is the suppression, written in the same transaction.
 */
@NullMarked
package com.loctelli.messaging.consent;

import org.jspecify.annotations.NullMarked;
