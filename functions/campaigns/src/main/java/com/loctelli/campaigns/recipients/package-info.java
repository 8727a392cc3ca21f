/**
 * The people of a frozen audience, one item each, and where each of them is.
 */
@NullMarked
package com.loctelli.campaigns.recipients;

import org.jspecify.annotations.NullMarked;
