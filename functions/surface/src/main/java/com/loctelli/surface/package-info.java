/**
 * The one place that lists every way into the system. {@link com.loctelli.surface.Surface} names the function classes
 * themselves, so that a renamed handler is a compile error and not a failure after deployment. Deployment, the local
 * run and the API's reference are readers of these lists; none keeps a list of its own.
 */
@NullMarked
package com.loctelli.surface;

import org.jspecify.annotations.NullMarked;
