/**
 * What the stand-ins have in common on the wire: a loopback HTTP server on virtual threads that obeys
 * {@link com.loctelli.standins.faults.Faults}, the requests it takes, the answers it gives, JSON without a fixed shape.
 */
@NullMarked
package com.loctelli.standins.wire;

import org.jspecify.annotations.NullMarked;
