package com.loctelli.kernel.storage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Between attribute values and JSON that loses nothing of them. Texts, numbers, truth values, lists and maps are
 * themselves; everything else is a map of one member that begins with a dollar sign: {@code $set} of texts,
 * {@code $bytes} in base64, {@code $number} with more digits than a double has, {@code $null}. A map of ours with such a
 * member is itself put into {@code $map}.
 */
final class Portable {
    /** What storage keeps for itself in an item, and what is another's in another partition. */
    private static final Set<String> OWN = Set.of(TableName.PARTITION, "writeMark");

    private static final String SET = "$set";
    private static final String BYTES = "$bytes";
    private static final String NUMBER = "$number";
    private static final String MAP = "$map";
    private static final String NULL = "$null";

    private Portable() {}

    /** An item but its partition. */
    static Map<String, Object> item(Map<String, AttributeValue> item) {
        var out = new LinkedHashMap<String, Object>();
        item.entrySet().stream()
                .filter(entry -> !OWN.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> out.put(entry.getKey(), of(entry.getValue())));
        return out;
    }

    private static Object of(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> number(value.n());
            case BOOL -> value.bool();
            case NUL -> Map.of(NULL, true);
            case L -> {
                var list = new ArrayList<Object>();
                value.l().forEach(element -> list.add(of(element)));
                yield list;
            }
            case M -> {
                var map = new LinkedHashMap<String, Object>();
                value.m().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(entry -> map.put(entry.getKey(), of(entry.getValue())));
                yield map.keySet().stream().anyMatch(name -> name.startsWith("$")) ? Map.of(MAP, map) : map;
            }
            case SS -> Map.of(SET, value.ss().stream().sorted().toList());
            case B -> Map.of(BYTES, Base64.getEncoder().encodeToString(value.b().asByteArray()));
            default -> throw new IllegalStateException("no item holds a " + value.type());
        };
    }

    private static Object number(String text) {
        var exact = new BigDecimal(text);
        if (exact.scale() <= 0 && exact.precision() - exact.scale() <= 18) {
            return exact.longValueExact();
        }
        double near = exact.doubleValue();
        return BigDecimal.valueOf(near).compareTo(exact) == 0 ? near : Map.of(NUMBER, text);
    }

    /** The attribute value of what {@link #item} made of it; throws {@link IllegalArgumentException} for anything else. */
    static AttributeValue value(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            return AttributeValue.fromL(list.stream().map(Portable::value).toList());
        }
        if (!(tree instanceof Map<?, ?> map)) {
            return Attributes.of(tree);
        }
        if (map.size() == 1) {
            var only = map.entrySet().iterator().next();
            var name = String.valueOf(only.getKey());
            var content = only.getValue();
            if (name.startsWith("$")) {
                return tagged(name, content);
            }
        }
        return AttributeValue.fromM(values(map));
    }

    private static AttributeValue tagged(String name, @Nullable Object content) {
        return switch (name) {
            case SET ->
                AttributeValue.fromSs(
                        list(content).stream().map(String::valueOf).toList());
            case BYTES ->
                AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(String.valueOf(content))));
            case NUMBER -> AttributeValue.fromN(new BigDecimal(String.valueOf(content)).toString());
            case MAP -> AttributeValue.fromM(values(content));
            case NULL -> AttributeValue.fromNul(true);
            default -> throw new IllegalArgumentException("no form of a value");
        };
    }

    private static Map<String, AttributeValue> values(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("not a map");
        }
        var out = new LinkedHashMap<String, AttributeValue>();
        map.forEach((name, value) -> out.put(String.valueOf(name), value(value)));
        return out;
    }

    private static List<?> list(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("not a list");
    }
}
