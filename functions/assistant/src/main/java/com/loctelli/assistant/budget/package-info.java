/**
 * What the agent may spend on its model. Before the model is asked, the worst that the turn can cost is set aside in the
 * tenant's own counts of the day and the month; what it did cost replaces it in the transaction that ends the turn. So
 * however many turns run at once, the budget is passed by no more than what was set aside, and what a turn that died set
 * aside stays counted, since nobody knows what it spent. As the budget fills, the agent does less before it does nothing.
 */
@NullMarked
package com.loctelli.assistant.budget;

import org.jspecify.annotations.NullMarked;
