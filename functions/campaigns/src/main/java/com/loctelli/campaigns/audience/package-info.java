/**
 * Who a campaign is to text: chosen by a filter, a list or an import, in steps of one invocation each, then frozen and
 * counted with who was left out and why.
 */
@NullMarked
package com.loctelli.campaigns.audience;

import org.jspecify.annotations.NullMarked;
