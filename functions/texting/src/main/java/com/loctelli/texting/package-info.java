/**
 * Twilio, and nothing else of the product knows it. One worker hands texts over, one request each; what it does not
 * learn
 * is found out by the carrier's callbacks and by its list. Webhooks are trusted by their signature alone, and take only
 * what was stored: a text from a person is kept before the carrier is answered. The functions behind webhooks load none
 * of the carrier's client.
 */
@NullMarked
package com.loctelli.texting;

import org.jspecify.annotations.NullMarked;
