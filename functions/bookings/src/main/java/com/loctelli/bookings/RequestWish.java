package com.loctelli.bookings;

import com.loctelli.access.Sha256;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.tenancy.Caller;

/**
 * What makes two requests for a slot the same wish. The kept answer to an {@code Idempotency-Key} does not tell of a
 * request that was stopped after its booking was made; so the wish itself is known by the key, and the same request
 * again finds the booking.
 */
final class RequestWish {
    private RequestWish() {}

    /** The wish of the running request: the same for the same request of the caller under the same key, or its own. */
    static String key(Caller caller, Record request, Ids ids) {
        return "request:"
                + RequestScope.current()
                        .idempotencyKey()
                        .map(key -> Sha256.hex(String.join(
                                "\n",
                                caller.actor().type() + "#" + caller.actor().id(),
                                request.getClass().getName(),
                                Json.write(request),
                                key)))
                        .orElseGet(ids::token);
    }
}
