package com.loctelli.kernel.storage;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.secrets.PlatformKeys;
import com.loctelli.kernel.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Opaque cursors: where a query stopped, signed for its tenant and its query. */
final class Cursors {
    private static final String PURPOSE = "cursor";

    private final PlatformKeys keys;

    Cursors(PlatformKeys keys) {
        this.keys = keys;
    }

    String write(Tenant tenant, TableName table, Query query, Map<String, AttributeValue> lastKey) {
        var place = new LinkedHashMap<String, Object>();
        lastKey.forEach((name, value) -> {
            if (!name.equals(TableName.PARTITION)) {
                place.put(name, value.s());
            }
        });
        var body = Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(place));
        return body + "." + keys.sign(PURPOSE, bound(tenant, table, query, body));
    }

    Map<String, AttributeValue> read(Tenant tenant, TableName table, Query query, String cursor) {
        int dot = cursor.indexOf('.');
        if (dot <= 0
                || !keys.verify(
                        PURPOSE, bound(tenant, table, query, cursor.substring(0, dot)), cursor.substring(dot + 1))) {
            throw refused();
        }
        var json = new String(Base64.getUrlDecoder().decode(cursor.substring(0, dot)), StandardCharsets.UTF_8);
        if (!(Json.readTree(json) instanceof Map<?, ?> place)) {
            throw refused();
        }
        var key = new LinkedHashMap<String, AttributeValue>();
        key.put(TableName.PARTITION, AttributeValue.fromS(tenant.partition()));
        place.forEach((name, value) -> key.put(String.valueOf(name), AttributeValue.fromS(String.valueOf(value))));
        return key;
    }

    private static String bound(Tenant tenant, TableName table, Query query, String body) {
        return tenant.partition() + "|" + table.id() + "|" + query.identity() + "|" + body;
    }

    private static Problem refused() {
        return Problem.field("/cursor", "value", "is not a cursor of this list");
    }
}
