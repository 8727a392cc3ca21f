package com.loctelli.kernel.problem;

import io.avaje.jsonb.Json;

/**
 * One wrong field of a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or {@code /name} of a query or path parameter
 * @param code a stable word for programs: {@code required}, {@code unknown}, {@code type}, {@code value}
 * @param detail a sentence for people
 */
@Json
public record FieldError(String pointer, String code, String detail) {}
