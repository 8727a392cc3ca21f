package com.loctelli.kernel.queue;

import com.loctelli.kernel.crypto.TenantCipher;
import com.loctelli.kernel.tenancy.Tenant;
import io.avaje.jsonb.Json;

/**
 * The body of a message that says something about people. It is sealed under the tenant's data key, so that what lies
 * in a queue, or for two weeks in its dead-letter queue, ends with the tenant's key: a queue forgets nothing on request.
 *
 * @param type the simple name of the record within
 * @param sealed that record's JSON, sealed
 */
@Json
public record SealedBody(String type, String sealed) {

    /** Seals a body for its way through a queue of the tenant. */
    public static SealedBody of(TenantCipher cipher, Tenant tenant, Record body) {
        var type = body.getClass().getSimpleName();
        var json = com.loctelli.kernel.json.Json.write(body);
        return new SealedBody(type, cipher.seal(tenant, place(type), json));
    }

    /**
     * The body within.
     *
     * @throws TenantCipher.UnreadableException where the tenant's key is gone, or another record is within
     */
    <B extends Record> B opened(TenantCipher cipher, Tenant tenant, Class<B> wanted) {
        return com.loctelli.kernel.json.Json.read(cipher.open(tenant, place(wanted.getSimpleName()), sealed), wanted);
    }

    private static String place(String type) {
        return "message|" + type;
    }
}
