package com.loctelli.kernel.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a request that a merge patch (RFC 7396) may take away by null; of a map it is its members, however
 * deep, that may be taken away, not the map. A PATCH that gives null for a component without the mark is refused: nothing
 * is taken away silently, and nothing silently kept. What was taken away is told by
 * {@link com.loctelli.kernel.edge.RequestScope#removed}, for the component itself is null as if it were absent. In other
 * requests than a PATCH null is as good as absent, and the mark means nothing.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Removable {}
