/**
 * Local servers on real loopback sockets that speak the protocols of the outside services, so that the product runs
 * and is tested without an account anywhere and without a branch in its own code.
 *
 * <p>{@link com.loctelli.standins.carrier.Carrier} speaks Twilio, {@link com.loctelli.standins.model.Model} the chat
 * completions of OpenAI, {@link com.loctelli.standins.crm.Crm} GoHighLevel. Every one of them can be told to fail, by
 * {@link com.loctelli.standins.faults.Faults}, in the ways that networks and vendors really fail.
 */
@NullMarked
package com.loctelli.standins;

import org.jspecify.annotations.NullMarked;
