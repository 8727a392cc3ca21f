package com.loctelli.kernel.edge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says on an endpoint's class that what it changes is an administrative act, though the route's permission lets others
 * call it too: a user who may change his own name, and a manager who may change another's role, call the same one.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {}
