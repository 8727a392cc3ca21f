package com.loctelli.kernel.edge;

/** The request of an operation that takes nothing. It has no JSON adapter: the generator has none for an empty record. */
public record NoRequest() {}
