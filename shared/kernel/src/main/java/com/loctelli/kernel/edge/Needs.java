package com.loctelli.kernel.edge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says on an endpoint's class which features it needs; where one is switched off for the caller's sub-account, the edge
 * refuses the call. It belongs on what begins something new: what there is stays readable, and what stops something, an
 * opt-out above all, works always.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    /** The features, all of which must be on. */
    Feature[] value();
}
