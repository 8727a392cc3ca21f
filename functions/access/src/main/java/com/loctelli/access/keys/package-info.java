/**
 * API keys: what a sub-account's own programs show, of which only a hash is kept.
 */
@NullMarked
package com.loctelli.access.keys;

import org.jspecify.annotations.NullMarked;
