package com.loctelli.openapi;

import static com.loctelli.openapi.Schemas.map;

import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.edge.RawRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Scope;
import com.loctelli.surface.Route;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One route in OpenAPI's words. */
final class Operation {
    private static final Map<String, Object> IDEMPOTENCY = map(
            "name",
            "Idempotency-Key",
            "in",
            "header",
            "required",
            false,
            "description",
            "The same key and body get the first answer again.",
            "schema",
            map("type", "string", "maxLength", 200));
    private static final Map<String, Object> IF_MATCH = map(
            "name",
            "If-Match",
            "in",
            "header",
            "required",
            false,
            "description",
            "The ETag of the version that is changed; another one is answered 412.",
            "schema",
            map("type", "string"));

    private final Route route;
    private final Comments comments;
    private final Schemas schemas;
    private final Thrown thrown;
    private final Set<String> path;

    Operation(Route route, Comments comments, Schemas schemas, Thrown thrown) {
        this.route = route;
        this.comments = comments;
        this.schemas = schemas;
        this.thrown = thrown;
        this.path = new LinkedHashSet<>(route.pathParameters());
    }

    Map<String, Object> describe() {
        var words = comments.of(route.endpoint());
        int end = words.indexOf(". ");
        var summary = end > 0 ? words.substring(0, end) : words;
        summary = summary.endsWith(".") ? summary.substring(0, summary.length() - 1) : summary;
        if (summary.isEmpty() || summary.length() > 120) {
            summary = Reference.spoken(route.endpoint().getSimpleName());
        }
        var out = map("tags", List.of(route.feature()), "summary", summary);
        out.put("description", (words.isEmpty() ? summary + "." : words) + " " + who());
        out.put("x-permission", route.permission().name().toLowerCase(Locale.ROOT));
        var rights = rights();
        if (!rights.isEmpty()) {
            out.put("x-rights", rights);
        }
        out.put(
                "security",
                route.permission().isOpen() ? List.of() : List.of(map("bearer", List.of()), map("cookie", List.of())));
        var parameters = parameters();
        if (!parameters.isEmpty()) {
            out.put("parameters", parameters);
        }
        if (hasBody()) {
            out.put("requestBody", body());
        }
        out.put("responses", responses());
        return out;
    }

    /** The route's line in the matrix of rights: what a user, a key and whose rows it takes. */
    private Map<String, Object> rights() {
        var out = new LinkedHashMap<String, Object>();
        var least = route.permission().least();
        var resource = route.access().resource();
        var scope = route.access().least();
        if (least != null) {
            out.put("role", least.wire());
            out.put("keyScope", Caller.scope(route.key()));
        }
        if (resource != null && scope != null) {
            out.put("rows", resource.wire() + ":" + scope.wire());
        }
        return out;
    }

    /** Whose rows are meant, where the route is about somebody's. */
    private String whose() {
        var resource = route.access().resource();
        return resource == null
                ? ""
                : route.access().least() == Scope.ALL
                        ? " It takes the scope all for " + resource.wire() + "."
                        : " Who does not work all " + resource.wire() + " is kept to their own, or their team's.";
    }

    private String who() {
        var least = route.permission().least();
        return switch (route.permission()) {
            case PUBLIC -> "For anyone.";
            case WEBHOOK -> "For a service whose signature over the raw body holds.";
            case ADMIN -> "For admins of the agency.";
            case SUPER_ADMIN -> "For super-admins of the agency.";
            case VIEW, WORK, MANAGE ->
                "For users of the sub-account, " + (least == null ? "any" : least.wire()) + " or above." + whose();
        };
    }

    private List<RecordComponent> components() {
        return route.request() == RawRequest.class || route.request() == NoRequest.class
                ? List.of()
                : Schemas.components(route.request());
    }

    private boolean takesQuery() {
        return route.method().equals("GET") || route.method().equals("DELETE");
    }

    private boolean hasBody() {
        return route.request() == RawRequest.class
                || (!takesQuery() && components().stream().anyMatch(component -> !path.contains(component.getName())));
    }

    private List<Map<String, Object>> parameters() {
        var out = new ArrayList<Map<String, Object>>();
        var bound = components().stream().collect(Collectors.toMap(RecordComponent::getName, component -> component));
        for (var name : path) {
            var component = bound.get(name);
            out.add(map(
                    "name",
                    name,
                    "in",
                    "path",
                    "required",
                    true,
                    "schema",
                    component == null ? map("type", "string") : schemas.property(component, schemas.words(component))));
        }
        for (var component : components()) {
            if (takesQuery() && !path.contains(component.getName())) {
                out.add(map(
                        "name",
                        component.getName(),
                        "in",
                        "query",
                        "required",
                        Schemas.isRequired(component, true),
                        "schema",
                        schemas.property(component, schemas.words(component))));
            }
        }
        if (!route.permission().isOpen() && route.method().equals("POST")) {
            out.add(IDEMPOTENCY);
        }
        if (isConditional()) {
            out.add(IF_MATCH);
        }
        return out;
    }

    private boolean isConditional() {
        return route.method().equals("PATCH") || route.method().equals("PUT");
    }

    private Map<String, Object> body() {
        if (route.request() == RawRequest.class) {
            boolean isForm = route.path().contains("/twilio/");
            return map(
                    "required",
                    true,
                    "content",
                    map(
                            isForm ? "application/x-www-form-urlencoded" : "application/json",
                            map("schema", map("type", "object", "additionalProperties", true))));
        }
        boolean isPatch = route.method().equals("PATCH");
        Predicate<RecordComponent> isInBody = component -> !path.contains(component.getName());
        var schema =
                isPatch ? schemas.patch(route.request(), isInBody) : schemas.object(route.request(), isInBody, true);
        var name = route.endpoint().getSimpleName() + "Request";
        var media = isPatch ? "application/merge-patch+json" : "application/json";
        return map(
                "required", schema.containsKey("required"),
                "content", map(media, map("schema", schemas.keep(name, schema))));
    }

    private Map<String, Object> responses() {
        var out = new LinkedHashMap<String, Object>(answer(route.answer()));
        var byStatus = new TreeMap<Integer, Set<String>>();
        problems()
                .forEach(type -> byStatus.computeIfAbsent(type.status(), _ -> new LinkedHashSet<>())
                        .add("`" + type.name() + "`: " + type.title() + "."));
        byStatus.forEach(
                (status, told) -> out.put(Integer.toString(status), Reference.failure(String.join(" ", told))));
        out.put("default", map("$ref", "#/components/responses/Failure"));
        return out;
    }

    private Set<ProblemType> problems() {
        var types = new LinkedHashSet<ProblemType>();
        if (!components().isEmpty()) {
            types.add(ProblemType.INVALID_REQUEST);
        }
        if (hasBody() && route.request() != RawRequest.class) {
            types.add(ProblemType.MALFORMED_JSON);
            types.add(ProblemType.TOO_LARGE);
            types.add(ProblemType.UNSUPPORTED_MEDIA);
        }
        if (!route.permission().isOpen()) {
            types.add(ProblemType.UNAUTHENTICATED);
            types.add(ProblemType.FORBIDDEN);
            types.add(ProblemType.RIGHT_NEEDED);
            if (route.method().equals("POST")) {
                types.add(ProblemType.IDEMPOTENCY_MISMATCH);
                types.add(ProblemType.IDEMPOTENCY_IN_PROGRESS);
            }
        }
        types.add(ProblemType.TOO_MANY);
        types.addAll(thrown.by(route.endpoint()));
        types.remove(ProblemType.INTERNAL);
        if (route.permission() == Permission.PUBLIC) {
            types.remove(ProblemType.FORBIDDEN);
        }
        return types;
    }

    private Map<String, Object> answer(Type type) {
        if (type instanceof ParameterizedType generic
                && Reply.class.isAssignableFrom((Class<?>) generic.getRawType())) {
            var raw = (Class<?>) generic.getRawType();
            int status = raw == Reply.Created.class
                    ? 201
                    : raw == Reply.Accepted.class ? 202 : raw == Reply.NoContent.class ? 204 : 200;
            return status == 204
                    ? map("204", map("description", "Done."))
                    : map(Integer.toString(status), content(generic.getActualTypeArguments()[0], raw));
        }
        if (type == Reply.Raw.class) {
            return map("200", map("description", "Done."));
        }
        return map("200", content(type, Object.class));
    }

    private Map<String, Object> content(Type type, Class<?> reply) {
        var out = map("description", "Done.");
        if (reply == Reply.Tagged.class || reply == Reply.Created.class) {
            out.put("headers", map("ETag", map("description", "The version.", "schema", map("type", "string"))));
        }
        out.put("content", map("application/json", map("schema", schema(type))));
        return out;
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Page.class) {
            var page = map(
                    "type", "object",
                    "properties",
                            map(
                                    "nextCursor",
                                            map(
                                                    "type",
                                                    List.of("string", "null"),
                                                    "description",
                                                    "Absent on the last page."),
                                    "limit", map("type", "integer", "format", "int32")),
                    "required", List.of("nextCursor", "limit"));
            return map(
                    "type", "object",
                    "properties",
                            map(
                                    "data",
                                            map(
                                                    "type",
                                                    "array",
                                                    "items",
                                                    schemas.of(generic.getActualTypeArguments()[0])),
                                    "page", schemas.keep("PageInfo", page)),
                    "required", List.of("data", "page"));
        }
        return schemas.of(type);
    }
}
