/**
 * A new sub-account that is set up as another: its configuration, and nothing of its people, its leads or its secrets.
 */
@NullMarked
package com.loctelli.subaccounts.clones;

import org.jspecify.annotations.NullMarked;
