/**
 * Where a campaign's recipients are, counted: kept beside the campaign with every change of a recipient, and rebuilt
 * from the recipients on demand.
 */
@NullMarked
package com.loctelli.campaigns.totals;

import org.jspecify.annotations.NullMarked;
