/**
 * JSON by generated adapters: one configured instance for the wire and for storage, and the shape check that names every wrong field of a request at once.
 */
@NullMarked
package com.loctelli.kernel.json;

import org.jspecify.annotations.NullMarked;
