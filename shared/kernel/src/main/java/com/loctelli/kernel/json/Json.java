package com.loctelli.kernel.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.BufferRecycleStrategy;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;
import software.amazon.awssdk.thirdparty.jackson.core.StreamReadFeature;

/**
 * JSON by the adapters that the annotation processor generated; free-form texts are read by a strict parser, because
 * the generated ones forgive trailing commas and trailing text. Instants are ISO-8601 in UTC with exactly three
 * fraction digits, so that their texts sort as they do. Unknown members are skipped here: the edge refuses them by
 * name, storage must read what a newer version wrote.
 */
public final class Json {
    /** An instant as every answer and every stored item writes it. */
    public static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final String WRITTEN = "0000-00-00T00:00:00.000Z";

    /**
     * Buffers come from a pool and not from the thread: a record that fills in what is missing reads JSON while it is
     * itself being read, and would overwrite the buffer that it is read from.
     */
    private static final Jsonb JSONB = Jsonb.builder()
            .bufferRecycling(BufferRecycleStrategy.LOCK_FREE)
            .add(Instant.class, new InstantAdapter())
            .add(Object.class, jsonb -> new FreeAdapter(jsonb))
            .add(ByName::find)
            .build();

    /** The library's reader refuses a string of more than 32,762 characters, and no shorter text has one. */
    private static final int LONG = 32_000;

    private static final Map<Class<?>, JsonType<?>> TYPES = new ConcurrentHashMap<>();

    private Json() {}

    /** The text of a value whose class has a generated adapter, or of maps, lists and plain values. */
    public static String write(Object value) {
        return JSONB.toJson(value);
    }

    /** The UTF-8 bytes of {@link #write}. */
    public static byte[] bytes(Object value) {
        return JSONB.toJsonBytes(value);
    }

    /** Reads a value; throws {@link io.avaje.json.JsonDataException} or a kin where the text does not fit. */
    public static <T> T read(String text, Class<T> type) {
        return text.length() < LONG
                ? type(type).fromJson(text)
                : readLong(() -> Strict.FACTORY.createParser(text), type);
    }

    private static <T> T readLong(Callable<JsonParser> parser, Class<T> type) {
        try (var reader = new LongReader(parser.call())) {
            return type(type).fromJson(reader);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /**
     * Reads a JSON text (RFC 8259, strictly: one value, nothing after it, no member twice) to maps, lists, strings,
     * booleans, longs and doubles; whole numbers keep all their digits up to eighteen. Throws
     * {@link IllegalArgumentException} for anything else.
     */
    public static @Nullable Object readTree(String text) {
        try (var parser = Strict.FACTORY.createParser(text)) {
            return whole(parser);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** {@link #readTree(String)} of a text in UTF-8. */
    public static @Nullable Object readTree(byte[] text) {
        try (var parser = Strict.FACTORY.createParser(text)) {
            return whole(parser);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static @Nullable Object whole(JsonParser parser) throws IOException {
        parser.nextToken();
        var tree = tree(parser);
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("text after the value");
        }
        return tree;
    }

    /** Reads a value of a text in UTF-8. */
    public static <T> T read(byte[] text, Class<T> type) {
        return text.length < LONG ? type(type).fromJson(text) : readLong(() -> Strict.FACTORY.createParser(text), type);
    }

    /** Binds a tree of maps, lists and plain values to a type. */
    public static <T> T fromTree(Object tree, Class<T> type) {
        // By way of the text: the library's own reading of trees loses the members after a nested object.
        return read(JSONB.toJsonBytes(tree), type);
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

    /** The instant of an ISO-8601 text; of the form that {@link #INSTANT} writes without the way of a general parser. */
    public static Instant instant(String text) {
        if (text.length() == WRITTEN.length()) {
            int[] parts = new int[7];
            int part = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (WRITTEN.charAt(i) != '0') {
                    if (c != WRITTEN.charAt(i)) {
                        return Instant.parse(text);
                    }
                    part++;
                } else if (c < '0' || c > '9') {
                    return Instant.parse(text);
                } else {
                    parts[part] = parts[part] * 10 + c - '0';
                }
            }
            if (parts[3] < 24) {
                return LocalDateTime.of(
                                parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6] * 1_000_000)
                        .toInstant(ZoneOffset.UTC);
            }
        }
        return Instant.parse(text);
    }

    private static @Nullable Object tree(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var name = parser.currentName();
                    parser.nextToken();
                    map.put(name, tree(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(tree(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> FreeAdapter.number(parser.getDecimalValue());
            case null, default -> throw new IllegalArgumentException("not JSON");
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> JsonType<T> type(Class<T> type) {
        return (JsonType<T>) TYPES.computeIfAbsent(type, JSONB::type);
    }

    /** Made when a tree is first read: an answer that only writes needs none. */
    private static final class Strict {
        static final JsonFactory FACTORY = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /** Apart from the rest, so that who compiles against {@link Json} needs not know what an adapter is. */
    private static final class ByName {
        private ByName() {}

        static @Nullable JsonAdapter<?> find(Type type, Jsonb jsonb) {
            var adapter = Generated.of(type, "JsonAdapter", JsonAdapter.class, Jsonb.class, jsonb);
            return adapter == null ? null : adapter.nullSafe();
        }
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
            return reader.isNullValue() ? null : instant(reader.readString());
        }
    }
}
