/**
 * Leads: the people a business wants to win. One person is one lead, whatever source names them: telephone number,
 * e-mail address and the ids of outside systems are unique within a sub-account, by items that are written in the
 * lead's own transaction. A lead moves through a status machine, gathers typed facts from conversations, and keeps a
 * timeline of what happened. A new lead is told to the rest of the product as {@link com.loctelli.leads.LeadCaptured}.
 */
@NullMarked
package com.loctelli.leads;

import org.jspecify.annotations.NullMarked;
