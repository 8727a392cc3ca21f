/**
 * The API's reference as an OpenAPI 3.1 document, derived and never written by hand: the operations from the route
 * list, the schemas from the request and answer records with their constraints, the errors from what the code behind
 * an endpoint can throw, and the words from the sources' own comments.
 */
@NullMarked
package com.loctelli.openapi;

import org.jspecify.annotations.NullMarked;
