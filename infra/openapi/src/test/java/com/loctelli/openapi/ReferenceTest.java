package com.loctelli.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.json.Json;
import com.loctelli.surface.Route;
import com.loctelli.surface.Surface;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ReferenceTest {
    private static final Map<?, ?> DOCUMENT =
            (Map<?, ?>) Objects.requireNonNull(Json.readTree(Reference.json(Surface.ROUTES)));

    @Test
    void everyRouteIsAnOperationAndNothingElseIs() {
        var described = new HashSet<String>();
        object(DOCUMENT, "paths")
                .forEach((path, operations) -> ((Map<?, ?>) operations)
                        .keySet()
                        .forEach(method -> described.add(method.toString().toUpperCase(Locale.ROOT) + " " + path)));
        assertEquals(Surface.ROUTES.stream().map(Route::key).collect(Collectors.toSet()), described);
    }

    @Test
    void everyGroupOfOperationsSaysInASentenceWhatItIs() {
        for (var tag : (List<?>) Objects.requireNonNull(DOCUMENT.get("tags"))) {
            var description = String.valueOf(((Map<?, ?>) tag).get("description"));
            assertTrue(description.contains(" ") && description.endsWith("."), description);
        }
    }

    @Test
    void operationsAreNamedOnce() {
        var names = Surface.ROUTES.stream()
                .map(route -> operation(route.key()).get("operationId"))
                .toList();
        assertEquals(names.size(), new HashSet<>(names).size());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var dangling = new ArrayList<String>();
        references(DOCUMENT, dangling);
        assertEquals(List.of(), dangling);
    }

    @Test
    void whoMayCallIsSaidOfEveryOperation() {
        for (var route : Surface.ROUTES) {
            var operation = operation(route.key());
            assertEquals(route.permission().isOpen(), ((List<?>) operation.get("security")).isEmpty(), route.key());
            var statuses = object(operation, "responses").keySet();
            assertTrue(route.permission().isOpen() || statuses.containsAll(List.of("401", "403")), route.key());
        }
    }

    @Test
    void everyParameterOfThePathIsDescribedAndNeededNowhereElse() {
        for (var route : Surface.ROUTES) {
            var operation = operation(route.key());
            var parameters = operation.get("parameters") instanceof List<?> list ? list : List.of();
            var named = parameters.stream()
                    .map(parameter -> (Map<?, ?>) parameter)
                    .filter(parameter -> "path".equals(parameter.get("in")))
                    .map(parameter -> String.valueOf(parameter.get("name")))
                    .toList();
            assertEquals(route.pathParameters(), named, route.key());
        }
    }

    @Test
    void theErrorsAreThoseThatTheCodeBehindTheEndpointThrows() {
        var conflict = object(object(operation("POST /v1/leads"), "responses"), "409");
        assertTrue(conflict.toString().contains("leads/duplicate-phone"), conflict::toString);
        var taken = object(object(operation("POST /v1/bookings"), "responses"), "409");
        assertTrue(taken.toString().contains("bookings/slot-unavailable"), taken::toString);
        assertFalse(object(operation("GET /v1/leads"), "responses").toString().contains("leads/duplicate-phone"));
    }

    @Test
    void aRequestTellsWhatIsNeededHowLongItMayBeAndThatNothingElseIsTaken() {
        var schema = schema("CreateLeadRequest");
        assertTrue(((List<?>) schema.get("required")).contains("name"));
        assertFalse(((List<?>) schema.get("required")).contains("phone"));
        assertEquals(false, schema.get("additionalProperties"));
        var name = object(object(schema, "properties"), "name");
        assertEquals("string", name.get("type"));
        assertTrue(name.get("maxLength") instanceof Long length && length > 0, name::toString);
        var phone = object(object(schema, "properties"), "phone");
        assertEquals(List.of("string", "null"), phone.get("type"));
    }

    @Test
    void theWordsAreThoseOfTheSources() {
        var summary = String.valueOf(operation("POST /v1/senders").get("summary"));
        assertEquals("Makes a number the sub-account's; texts to it are routed there from now on", summary);
    }

    private static Map<?, ?> operation(String key) {
        var parts = key.split(" ", 2);
        return object(object(object(DOCUMENT, "paths"), parts[1]), parts[0].toLowerCase(Locale.ROOT));
    }

    private static Map<?, ?> schema(String name) {
        return object(object(object(DOCUMENT, "components"), "schemas"), name);
    }

    private static Map<?, ?> object(Map<?, ?> map, String name) {
        return (Map<?, ?>) Objects.requireNonNull(map.get(name), name);
    }

    private static void references(Object node, List<String> dangling) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                var parts = reference.split("/", -1);
                if (!object(object(DOCUMENT, "components"), parts[2]).containsKey(parts[3])) {
                    dangling.add(reference);
                }
            }
            map.values().forEach(value -> references(value == null ? "" : value, dangling));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> references(value == null ? "" : value, dangling));
        }
    }
}
