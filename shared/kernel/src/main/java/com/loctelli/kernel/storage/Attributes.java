package com.loctelli.kernel.storage;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.json.Shape;
import io.avaje.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Between plain values and DynamoDB's attribute values. A record is stored as the map that its JSON writes. */
final class Attributes {
    private Attributes() {}

    static AttributeValue of(@Nullable Object value) {
        return switch (value) {
            case null -> AttributeValue.fromNul(true);
            case String text -> AttributeValue.fromS(text);
            case Boolean flag -> AttributeValue.fromBool(flag);
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                AttributeValue.fromN(Long.toString(number.longValue()));
            case Number number -> AttributeValue.fromN(number.toString());
            case Instant instant -> AttributeValue.fromS(Json.text(instant));
            case Enum<?> constant -> AttributeValue.fromS(Shape.wire(constant));
            case byte[] bytes -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
            case Map<?, ?> map -> AttributeValue.fromM(ofMap(map));
            case Iterable<?> list -> {
                var values = new ArrayList<AttributeValue>();
                list.forEach(element -> values.add(of(element)));
                yield AttributeValue.fromL(values);
            }
            case Record record -> AttributeValue.fromM(ofMap(Json.toTree(record)));
            default -> throw new IllegalArgumentException("cannot store a " + value.getClass());
        };
    }

    static Map<String, AttributeValue> ofMap(Map<?, ?> map) {
        var out = new LinkedHashMap<String, AttributeValue>();
        map.forEach((name, value) -> out.put(String.valueOf(name), of(value)));
        return out;
    }

    static Map<String, Object> plainMap(Map<String, AttributeValue> item) {
        var out = new LinkedHashMap<String, Object>();
        item.forEach((name, value) -> {
            var plain = plain(value);
            if (plain != null) {
                out.put(name, plain);
            }
        });
        return out;
    }

    /** The item as JSON in UTF-8, written as it is read, without a tree in between: every read of an entity is of it. */
    static byte[] json(Map<String, AttributeValue> item) {
        var out = new ByteArrayOutputStream(1024);
        try (var writer = Json.jsonb().writer(out)) {
            write(writer, item);
        }
        return out.toByteArray();
    }

    private static void write(JsonWriter writer, Map<String, AttributeValue> item) {
        writer.beginObject();
        item.forEach((name, value) -> {
            if (value.type() != AttributeValue.Type.NUL) {
                writer.name(name);
                write(writer, value);
            }
        });
        writer.endObject();
    }

    private static void write(JsonWriter writer, AttributeValue value) {
        switch (value.type()) {
            case S -> writer.value(value.s());
            case N -> writer.jsonValue(number(value.n()));
            case BOOL -> writer.value(value.bool());
            case M -> write(writer, value.m());
            case L -> {
                writer.beginArray();
                value.l().forEach(element -> write(writer, element));
                writer.endArray();
            }
            case SS -> {
                writer.beginArray();
                value.ss().forEach(writer::value);
                writer.endArray();
            }
            case B -> writer.value(value.b().asByteArray());
            default -> writer.nullValue();
        }
    }

    private static @Nullable Object plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> number(value.n());
            case BOOL -> value.bool();
            case M -> plainMap(value.m());
            case L -> {
                var list = new ArrayList<@Nullable Object>();
                value.l().forEach(element -> list.add(plain(element)));
                yield list;
            }
            case SS -> List.copyOf(value.ss());
            case B -> value.b().asByteArray();
            default -> null;
        };
    }

    private static Object number(String text) {
        if (text.indexOf('.') < 0 && text.indexOf('E') < 0) {
            return Long.valueOf(text);
        }
        return new BigDecimal(text).doubleValue();
    }
}
