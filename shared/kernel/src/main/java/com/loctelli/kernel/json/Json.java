package com.loctelli.kernel.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON by the adapters that the annotation processor generated. Instants are ISO-8601 in UTC with exactly three
 * fraction digits, so that their texts sort as they do. Unknown members are skipped here: the edge refuses them by
 * name, storage must read what a newer version wrote.
 */
public final class Json {
    /** An instant as every answer and every stored item writes it. */
    public static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final Jsonb JSONB = Jsonb.builder().add(Instant.class, new InstantAdapter()).build();
    private static final Map<Class<?>, JsonType<?>> TYPES = new ConcurrentHashMap<>();

    private Json() {}

    /** The text of a value whose class has a generated adapter, or of maps, lists and plain values. */
    public static String write(Object value) {
        return JSONB.toJson(value);
    }

    /** The UTF-8 bytes of {@link #write}. */
    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a value; throws {@link io.avaje.json.JsonDataException} or a kin where the text does not fit. */
    public static <T> T read(String text, Class<T> type) {
        return type(type).fromJson(text);
    }

    /** Reads any JSON text to maps, lists, strings, booleans, longs and doubles. */
    public static @Nullable Object readTree(String text) {
        return type(Object.class).fromJson(text);
    }

    /** Binds a tree of maps, lists and plain values to a type. */
    public static <T> T fromTree(Object tree, Class<T> type) {
        return type(type).fromObject(tree);
    }

    /** The tree of maps, lists and plain values that a value writes. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> toTree(Object value) {
        var tree = readTree(write(value));
        if (tree instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException(value.getClass() + " does not write a JSON object");
    }

    /** The configured instance, for streaming. */
    public static Jsonb jsonb() {
        return JSONB;
    }

    /** The instant's text with milliseconds. */
    public static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    @SuppressWarnings("unchecked")
    private static <T> JsonType<T> type(Class<T> type) {
        return (JsonType<T>) TYPES.computeIfAbsent(type, JSONB::type);
    }

    private static final class InstantAdapter implements JsonAdapter<@Nullable Instant> {
        @Override
        public void toJson(JsonWriter writer, @Nullable Instant value) {
            if (value == null) {
                writer.nullValue();
            } else {
                writer.value(text(value));
            }
        }

        @Override
        public @Nullable Instant fromJson(JsonReader reader) {
            return reader.isNullValue() ? null : Instant.parse(reader.readString());
        }
    }
}
