/**
 * The API's reference as an OpenAPI 3.1 document, derived and never written by hand: the operations from the route
 * list, the schemas from the request and answer records with their constraints, the errors from what the code behind
 * an endpoint can throw, and the words from the sources' own comments.
 *
 * <p>The local run serves it; {@code npx @redocly/cli@2 lint http://localhost:8080/v1/openapi.json} judges it by the
 * recommended rules. What is left of their warnings are pairs of paths such as {@code /bookings/holds/{id}} and
 * {@code /bookings/{id}/cancel}, which the gateway tells apart by their fixed segments.
 */
@NullMarked
package com.loctelli.openapi;

import org.jspecify.annotations.NullMarked;
