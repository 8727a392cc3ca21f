package com.loctelli.kernel.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values without a type of ours: maps, lists, strings, booleans, longs and doubles. The library's own adapter reads every
 * number as a double and makes a long of what is whole, so that a number of seventeen digits is another afterwards and
 * one beyond all longs is the largest of them; here whole numbers keep all their digits up to eighteen.
 */
final class FreeAdapter implements JsonAdapter<@Nullable Object> {
    private final Jsonb jsonb;

    FreeAdapter(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /** A long where a number is whole and has eighteen digits at most, a double otherwise. */
    static Object number(BigDecimal number) {
        // The scale may be any int, so the number of digits before the point may be more than an int can say.
        if (number.scale() <= 0 && (long) number.precision() - number.scale() <= 18) {
            return number.longValue();
        }
        return number.doubleValue();
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) {
        switch (value) {
            case null -> writer.nullValue();
            case Map<?, ?> map -> {
                writer.beginObject();
                map.forEach((name, member) -> {
                    writer.name(String.valueOf(name));
                    toJson(writer, member);
                });
                writer.endObject();
            }
            case Iterable<?> list -> {
                writer.beginArray();
                list.forEach(element -> toJson(writer, element));
                writer.endArray();
            }
            case Enum<?> constant -> typed(writer, constant.getDeclaringClass(), constant);
            default -> typed(writer, value.getClass(), value);
        }
    }

    @SuppressWarnings("unchecked") // the adapter is that of the value's own class
    private void typed(JsonWriter writer, Class<?> type, Object value) {
        ((JsonAdapter<Object>) jsonb.adapter(type)).toJson(writer, value);
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) {
        return switch (reader.currentToken()) {
            case BEGIN_OBJECT -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                reader.beginObject();
                while (reader.hasNextField()) {
                    var name = reader.nextField();
                    map.put(name, fromJson(reader));
                }
                reader.endObject();
                yield map;
            }
            case BEGIN_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                reader.beginArray();
                while (reader.hasNextElement()) {
                    list.add(fromJson(reader));
                }
                reader.endArray();
                yield list;
            }
            case STRING -> reader.readString();
            case BOOLEAN -> reader.readBoolean();
            case NUMBER -> number(reader.readDecimal());
            case NULL -> {
                reader.isNullValue();
                yield null;
            }
        };
    }
}
