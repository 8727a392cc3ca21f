/**
 * A carrier that speaks Twilio's messaging API, signs its webhooks like Twilio and knows every person's phone.
 *
 * <p>A text sent through the API goes from queued over sent to delivered, and each step is told to the status callback.
 * {@link com.loctelli.standins.carrier.Carrier#personTexts} is the other direction: somebody takes a phone and texts.
 * STOP, START and HELP are handled by the carrier itself, as in the real world, before anybody else may act.
 *
 * <p>Texts to these numbers fail, the first five as Twilio's own test numbers do:
 *
 * <ul>
 *   <li>{@code +15005550001} refused 21211, {@code …2} 21612, {@code …3} 21408, {@code …4} 21610,
 *       {@code …9} 21614
 *   <li>sent from {@code +15005550001} refused 21212, {@code …7} 21606, {@code …8} 21611
 *   <li>accepted and later undelivered: {@code +15005550010} 30003, {@code …11} 30005, {@code …12} 30006; failed:
 *       {@code +15005550013} 30007; sent and never delivered: {@code +15005550014}
 * </ul>
 */
@NullMarked
package com.loctelli.standins.carrier;

import org.jspecify.annotations.NullMarked;
