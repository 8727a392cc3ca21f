package com.loctelli.openapi;

import static com.loctelli.openapi.Schemas.map;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.surface.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The OpenAPI 3.1 document of a list of routes. */
public final class Reference {
    private final List<Route> routes;
    private final Comments comments = new Comments();
    private final Schemas schemas = new Schemas(comments);
    private final Thrown thrown = new Thrown();

    private Reference(List<Route> routes) {
        this.routes = routes;
    }

    /** The document as maps and lists, in the order in which it is to be read. */
    public static Map<String, Object> of(List<Route> routes) {
        return new Reference(routes).document();
    }

    /** The document's text. */
    public static String json(List<Route> routes) {
        return Json.write(of(routes));
    }

    private Map<String, Object> document() {
        var paths = paths();
        var problem = map(
                "type",
                "object",
                "description",
                "What went wrong (RFC 9457). Programs read type, people title and detail.",
                "properties",
                map(
                        "type", map("type", "string", "description", "The kind of problem: feature/what-happened."),
                        "title", map("type", "string", "description", "One sentence, the same for every occurrence."),
                        "status", map("type", "integer", "format", "int32"),
                        "detail", map("type", "string", "description", "What happened this time."),
                        "instance", map("type", "string", "description", "Names this occurrence in our log."),
                        "errors", map("type", "array", "items", schemas.of(FieldError.class))),
                "required",
                List.of("type", "title", "status", "instance"));
        schemas.keep("Problem", problem);
        return map(
                "openapi", "3.1.0",
                "info",
                        map(
                                "title",
                                "Loctelli",
                                "version",
                                "1.0.0",
                                "summary",
                                "Answers a business's leads by text, qualifies them and books the appointment.",
                                "description",
                                "Lists are `{data, page}`; `page.nextCursor` is given back as `cursor`. A changed thing's `ETag` "
                                        + "may be given as `If-Match`. Every POST with an effect takes an `Idempotency-Key`. "
                                        + "Unknown fields are refused by name; another tenant's id is answered 404.",
                                "license",
                                map("name", "Proprietary", "identifier", "LicenseRef-Proprietary")),
                "servers", List.of(map("url", "/")),
                "tags", tags(),
                "paths", paths,
                "components",
                        map(
                                "schemas", schemas.named(),
                                "responses",
                                        map(
                                                "Failure",
                                                failure("Something went wrong on our side, or is not there now.")),
                                "securitySchemes",
                                        map(
                                                "bearer",
                                                        map(
                                                                "type",
                                                                "http",
                                                                "scheme",
                                                                "bearer",
                                                                "bearerFormat",
                                                                "JWT",
                                                                "description",
                                                                "The access token that signing in with `tokens: true` answers."),
                                                "cookie",
                                                        map(
                                                                "type",
                                                                "apiKey",
                                                                "in",
                                                                "cookie",
                                                                "name",
                                                                "__Host-access",
                                                                "description",
                                                                "The browser's session."))));
    }

    private List<Map<String, Object>> tags() {
        var features = new TreeSet<String>();
        routes.forEach(route -> features.add(route.feature()));
        return features.stream()
                .<Map<String, Object>>map(feature -> map("name", feature, "description", comments.ofFeature(feature)))
                .toList();
    }

    private Map<String, Object> paths() {
        var uses = new HashMap<String, Integer>();
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (var route : routes) {
            var operation = new Operation(route, comments, schemas, thrown).describe();
            var id = lowerFirst(route.endpoint().getSimpleName());
            int use = uses.merge(id, 1, Integer::sum);
            var named = map("operationId", use == 1 ? id : id + use);
            named.putAll(operation);
            paths.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(java.util.Locale.ROOT), named);
        }
        return new LinkedHashMap<>(paths);
    }

    static Map<String, Object> failure(String description) {
        return map(
                "description",
                description,
                "content",
                map("application/problem+json", map("schema", map("$ref", "#/components/schemas/Problem"))));
    }

    static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** The words of a class's name, of which an operation's summary is made where nobody wrote one. */
    static String spoken(String name) {
        var words = new ArrayList<>(List.of(name.split("(?=[A-Z])", -1)));
        words.replaceAll(word -> word.toLowerCase(java.util.Locale.ROOT));
        var text = String.join(" ", words);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
