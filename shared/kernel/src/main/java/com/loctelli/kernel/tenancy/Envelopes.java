package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.secrets.PlatformKeys;
import java.util.Map;

/**
 * Signs and opens the envelopes of our own queue messages. The signature covers the tenant, the type and the body, so
 * that a message that somebody else put into a queue yields no {@link Tenant}.
 */
public final class Envelopes {
    private static final String PURPOSE = "envelope";

    private final PlatformKeys keys;

    public Envelopes(PlatformKeys keys) {
        this.keys = keys;
    }

    /**
     * An opened envelope.
     *
     * @param type the simple name of the body's record
     * @param trace the trace id of the invocation that sent it
     */
    public record Opened(Tenant tenant, String id, String type, String trace, String body) {}

    /** The text of a signed envelope around a JSON body; the platform's own messages are of no sub-account. */
    public String seal(Tenant tenant, String id, String type, String trace, String body) {
        return Json.write(Map.of(
                "sa", tenant.partition(),
                "id", id,
                "type", type,
                "trace", trace,
                "body", body,
                "sig", keys.sign(PURPOSE, signed(tenant.partition(), id, type, body))));
    }

    /** Opens an envelope; throws {@link IllegalArgumentException} for one that is not ours. */
    public Opened open(String envelope) {
        if (!(Json.readTree(envelope) instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("not an envelope");
        }
        String id = text(map, "id");
        String type = text(map, "type");
        String body = text(map, "body");
        String sa = text(map, "sa");
        String signature = text(map, "sig");
        if (!keys.verify(PURPOSE, signed(sa, id, type, body), signature)) {
            throw new IllegalArgumentException("the envelope's signature does not hold");
        }
        var tenant = sa.equals(Tenant.PLATFORM.partition()) ? Tenant.PLATFORM : new Tenant(new SubAccountId(sa));
        return new Opened(tenant, id, type, text(map, "trace"), body);
    }

    private static String signed(String sa, String id, String type, String body) {
        return sa + "\n" + id + "\n" + type + "\n" + body;
    }

    private static String text(Map<?, ?> map, String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the envelope has no " + name);
    }
}
