package com.loctelli.kernel.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a request record whose own components stand on the wire beside the others, as if the request had
 * declared them itself: what several requests have in common is one record. The component's type is a record too; its
 * constraints count where the component is {@code @Valid}. Of a record that is only a part of a request the mark means
 * nothing.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Inline {}
