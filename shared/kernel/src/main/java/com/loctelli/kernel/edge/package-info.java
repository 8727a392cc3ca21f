/**
 * Where HTTP meets an endpoint: authentication, permission, binding, validation, idempotency, and the rendering of answers and problems.
 */
@NullMarked
package com.loctelli.kernel.edge;

import org.jspecify.annotations.NullMarked;
