/**
 * What a campaign says: its words with each person's own in them, previewed, priced and tried on one number.
 */
@NullMarked
package com.loctelli.campaigns.words;

import org.jspecify.annotations.NullMarked;
