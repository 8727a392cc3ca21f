/** The promises of the operators' endpoints. */
@NullMarked
package com.loctelli.operations;

import org.jspecify.annotations.NullMarked;
