package com.loctelli.kernel.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.loctelli.kernel.audit.Auditing;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.platform.Snapshot;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.Outage;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.telemetry.Invocation;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.telemetry.Trace;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.kernel.tenancy.Visits;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An endpoint behind API Gateway's HTTP API (payload format 2.0). Who may call it comes from the setting
 * {@code LOCTELLI_PERMISSION}, which deployment and local run fill from the route list; without it every call is
 * refused. Nothing that a caller sees tells of the inside: an unexpected failure is a bare 500 whose instance id the
 * log line carries too.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">payload format 2.0</a>
 */
public abstract class HttpFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    /** The setting that holds the route's permission. */
    public static final String PERMISSION = "LOCTELLI_PERMISSION";

    private static final int LARGEST_BODY = 1 << 20;

    private final Platform platform;
    private final Access access;
    private final Permission permission;
    private final Endpoint<Object, Object> endpoint;
    private final @Nullable Binder<?> binder;
    private final boolean isRaw;
    private final OriginKey originKey;
    private final Origins origins;
    private final Authentication authentication;
    private final Answers answers;
    private final Gate gate;
    private final RowGate rowGate;
    private final boolean isAudited;

    /** The endpoint's request type is read from its class. */
    @SuppressWarnings("unchecked") // the binder makes exactly the type that the endpoint's own class names
    protected HttpFunction(Platform platform, Endpoint<?, ?> endpoint) {
        this.platform = platform;
        this.access = Access.parse(platform.settings().need(PERMISSION));
        this.permission = access.permission();
        this.endpoint = (Endpoint<Object, Object>) endpoint;
        var request = requestType(endpoint.getClass());
        this.isRaw = request == RawRequest.class;
        this.binder = isRaw ? null : new Binder<>(request);
        this.originKey = new OriginKey(platform.settings());
        this.origins = new Origins(platform.settings());
        this.authentication = new Authentication(platform, origins);
        this.answers = new Answers(platform.settings());
        this.gate = new Gate(platform, endpoint.getClass());
        this.rowGate = new RowGate(platform, access.resource());
        this.isAudited = permission.isAdministrative() || endpoint.getClass().isAnnotationPresent(Audited.class);
        var bound = binder;
        var rendering = answers;
        Snapshot.before(platform, () -> rehearse(bound, rendering));
    }

    /** Binds a request that names nothing and renders the refusal of it, or of no request. */
    private static void rehearse(@Nullable Binder<?> binder, Answers answers) {
        var refusal = ProblemType.INVALID_REQUEST.problem();
        if (binder != null) {
            var faults = new Faults();
            try {
                binder.bind(Map.of(), Map.of(), "{}", faults);
            } catch (Problem problem) {
                refusal = problem;
            }
            refusal.errors(faults.all());
        }
        answers.problem(refusal, "urn:loctelli:rehearsal");
    }

    @Override
    public final APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        var headers = lowerCase(event.getHeaders());
        var trace = headers.getOrDefault("x-amzn-trace-id", context.getAwsRequestId());
        return Trace.run(trace, () -> {
            var invocation = new Invocation(
                    platform.clock().now(),
                    platform.settings().stage(),
                    context.getFunctionName(),
                    context.getAwsRequestId());
            var response = Meter.measure(invocation.meter(), () -> answer(event, headers, context, invocation));
            origins.allow(headers).forEach(response.getHeaders()::put);
            invocation.with("status", response.getStatusCode());
            invocation.end(System.out, response.getStatusCode() >= 500 ? "failed" : "answered");
            return response;
        });
    }

    private APIGatewayV2HTTPResponse answer(
            APIGatewayV2HTTPEvent event, Map<String, String> headers, Context context, Invocation invocation) {
        var http = event.getRequestContext().getHttp();
        invocation.with("route", Objects.requireNonNullElse(event.getRouteKey(), ""));
        var instance = "urn:loctelli:request:" + context.getAwsRequestId();
        try {
            originKey.check(headers);
            if (http.getMethod().equals("OPTIONS")) {
                return answers.empty(204);
            }
            var cookies = event.getCookies() == null ? List.<String>of() : event.getCookies();
            var route = Objects.requireNonNullElse(event.getRouteKey(), "");
            var caller = permission.isOpen()
                    ? new Caller.Anonymous()
                    : visiting(authentication.of(http.getMethod(), headers, cookies), route, event, headers);
            if (!permission.isOpen()) {
                tell(caller, invocation);
                if (caller instanceof Caller.Anonymous) {
                    throw ProblemType.UNAUTHENTICATED.problem();
                }
                access.check(caller);
                if (caller instanceof Caller.Key apiKey && !apiKey.allows(route)) {
                    throw Problem.needing(Caller.scope(route)).detail("No scope of the key covers this");
                }
                tenant(caller).ifPresent(gate::pass);
            }
            var body = body(event);
            if (isRaw) {
                return answers.of(endpoint.handle(caller, raw(event, headers, body)));
            }
            return json(event, headers, cookies, caller, body);
        } catch (Problem problem) {
            invocation.failed(problem);
            return answers.problem(problem, instance);
        } catch (SdkException e) {
            invocation.failed(e);
            return answers.problem(Outage.of(e).orElseGet(ProblemType.INTERNAL::problem), instance);
        } catch (RuntimeException | StackOverflowError e) {
            invocation.failed(e);
            return answers.problem(ProblemType.INTERNAL.problem(), instance);
        }
    }

    private APIGatewayV2HTTPResponse json(
            APIGatewayV2HTTPEvent event,
            Map<String, String> headers,
            List<String> cookies,
            Caller caller,
            byte[] body) {
        var text = Utf8.text(body);
        if (!text.isEmpty() && !isJson(headers.get("content-type"))) {
            throw ProblemType.UNSUPPORTED_MEDIA.problem();
        }
        var request = bound(event, caller, text);
        rowGate.pass(caller, event.getPathParameters(), request);
        var key = headers.get("idempotency-key");
        boolean hasEffect = event.getRequestContext().getHttp().getMethod().equals("POST");
        boolean cookiesHold =
                Authentication.isSafe(event.getRequestContext().getHttp().getMethod()) || origins.isOurs(headers);
        return RequestScope.run(new RequestScope(headers, cookies, address(event, headers), cookiesHold), () -> {
            if (key == null || !hasEffect || !endpoint.keepsAnswers() || caller instanceof Caller.Anonymous) {
                return answers.of(handle(event, caller, request));
            }
            return once(
                    new Idempotency(platform),
                    caller,
                    key,
                    event.getRouteKey() + "\n" + event.getRawPath() + "\n" + text,
                    () -> handle(event, caller, request));
        });
    }

    private Object bound(APIGatewayV2HTTPEvent event, Caller caller, String text) {
        var faults = new Faults();
        var request =
                Objects.requireNonNull(binder).bind(orEmpty(event.getPathParameters()), query(event), text, faults);
        if (!faults.isEmpty() && request != null) {
            try {
                endpoint.check(caller, request, faults);
            } catch (RuntimeException _) {
                // It is refused already; a rule that stumbles over what is missing has nothing to add.
            }
        }
        faults.refuse();
        return Objects.requireNonNull(request);
    }

    private APIGatewayV2HTTPResponse once(
            Idempotency idempotency, Caller caller, String key, String fingerprint, Supplier<Object> work) {
        var first = idempotency.begin(caller, key, fingerprint);
        if (first.isPresent()) {
            return answers.again(first.get());
        }
        var status = 500;
        @Nullable APIGatewayV2HTTPResponse response = null;
        try {
            response = answers.of(work.get());
            status = response.getStatusCode();
            return response;
        } finally {
            // A refusal is not kept: the caller may mend the cause and send the same request again.
            idempotency.end(
                    caller,
                    key,
                    response == null
                            ? new Idempotency.Outcome(500, null, null)
                            : new Idempotency.Outcome(
                                    status,
                                    response.getBody(),
                                    response.getHeaders().get("etag")));
        }
    }

    /** What changes something and takes more than the right to work leads is an administrative act. */
    private Object handle(APIGatewayV2HTTPEvent event, Caller caller, Object request) {
        var method = event.getRequestContext().getHttp().getMethod();
        boolean isAct = !method.equals("GET") && (isAudited || caller instanceof Caller.Visitor);
        if (!isAct) {
            return checked(caller, request);
        }
        var grant = caller instanceof Caller.Visitor visitor ? visitor.grantId() : null;
        return new Auditing(
                        caller.actor(),
                        Objects.requireNonNullElse(event.getRouteKey(), ""),
                        Objects.requireNonNullElse(event.getRawPath(), ""),
                        RequestScope.current().sourceIp(),
                        grant)
                .run(() -> checked(caller, request));
    }

    private Object checked(Caller caller, Object request) {
        var faults = new Faults();
        endpoint.check(caller, request, faults);
        faults.refuse();
        return endpoint.handle(caller, request);
    }

    /** An admin who names a sub-account visits it, where it has granted that; everybody else is who they are. */
    private Caller visiting(Caller caller, String route, APIGatewayV2HTTPEvent event, Map<String, String> headers) {
        var named = headers.get(Visits.HEADER);
        return caller instanceof Caller.Admin admin && named != null
                ? platform.visits()
                        .enter(
                                admin,
                                named,
                                route,
                                Objects.requireNonNullElse(event.getRawPath(), ""),
                                address(event, headers))
                : caller;
    }

    private static Optional<Tenant> tenant(Caller caller) {
        return switch (caller) {
            case Caller.User user -> Optional.of(user.tenant());
            case Caller.Key key -> Optional.of(key.tenant());
            case Caller.Visitor visitor -> Optional.of(visitor.tenant());
            case Caller.Admin _, Caller.Anonymous _ -> Optional.empty();
        };
    }

    private static void tell(Caller caller, Invocation invocation) {
        switch (caller) {
            case Caller.User user ->
                invocation.with("tenant", user.tenant().partition()).with("caller", user.id());
            case Caller.Key apiKey ->
                invocation.with("tenant", apiKey.tenant().partition()).with("caller", apiKey.id());
            case Caller.Visitor visitor ->
                invocation.with("tenant", visitor.tenant().partition()).with("caller", visitor.adminId());
            case Caller.Admin admin -> invocation.with("caller", admin.id());
            case Caller.Anonymous _ -> invocation.with("caller", "anonymous");
        }
    }

    private static byte[] body(APIGatewayV2HTTPEvent event) {
        var body = event.getBody();
        if (body == null) {
            return new byte[0];
        }
        byte[] bytes =
                event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST_BODY) {
            throw ProblemType.TOO_LARGE.problem("A body has at most 1 MiB");
        }
        return bytes;
    }

    private RawRequest raw(APIGatewayV2HTTPEvent event, Map<String, String> headers, byte[] body) {
        return new RawRequest(
                headers,
                event.getRawPath(),
                Objects.requireNonNullElse(event.getRawQueryString(), ""),
                orEmpty(event.getPathParameters()),
                body,
                address(event, headers));
    }

    private String address(APIGatewayV2HTTPEvent event, Map<String, String> headers) {
        return originKey
                .viewer(headers)
                .orElseGet(() -> Objects.requireNonNullElse(
                        event.getRequestContext().getHttp().getSourceIp(), ""));
    }

    private static Map<String, String> query(APIGatewayV2HTTPEvent event) {
        return orEmpty(event.getQueryStringParameters());
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        var type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.equals("application/merge-patch+json");
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private static Map<String, String> lowerCase(@Nullable Map<String, String> headers) {
        var out = new LinkedHashMap<String, String>();
        orEmpty(headers).forEach((name, value) -> out.put(name.toLowerCase(Locale.ROOT), value));
        return out;
    }

    /**
     * What the endpoint's own {@code handle} takes. The method that the compiler adds for the interface takes an
     * object, and is passed over; to ask for the interface's type arguments would load the JDK's whole reading of
     * generics at every start.
     */
    static Class<?> requestType(Class<?> endpoint) {
        for (var method : endpoint.getDeclaredMethods()) {
            var taken = method.getParameterTypes();
            if (method.getName().equals("handle")
                    && Modifier.isPublic(method.getModifiers())
                    && !method.isBridge()
                    && taken.length == 2
                    && taken[0] == Caller.class
                    && taken[1].isRecord()) {
                return taken[1];
            }
        }
        throw new IllegalArgumentException(endpoint + " has no handle method of its own that takes a request");
    }
}
