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

    private final Platform platform;
    private final Access access;
    private final Permission permission;
    private final Endpoint<Object, Object> endpoint;
    private final @Nullable Binder<?> binder;
    private final boolean isRaw;
    private final OriginKey originKey;
    private final Origins origins;
    private final CookieNames cookieNames;
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
        this.cookieNames = new CookieNames(platform.settings());
        this.authentication = new Authentication(platform, origins, cookieNames);
        this.answers = new Answers(cookieNames);
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
                binder.bind(Map.of(), Map.of(), "{}", true, faults);
            } catch (Problem problem) {
                refusal = problem;
            }
            refusal.errors(faults.all());
        }
        answers.problem(refusal, "urn:loctelli:rehearsal");
    }

    /** Answers a request. An event that is none, such as the one that keeps the function's snapshot, does nothing. */
    @Override
    public final APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        if (event.getRequestContext() == null) {
            return answers.empty(204);
        }
        var in = Incoming.of(event);
        var trace = in.headers().getOrDefault("x-amzn-trace-id", context.getAwsRequestId());
        return Trace.run(trace, () -> {
            var invocation = new Invocation(
                    platform.clock().now(),
                    platform.settings().stage(),
                    context.getFunctionName(),
                    context.getAwsRequestId());
            var response = Meter.measure(invocation.meter(), () -> answer(in, context, invocation));
            origins.allow(in.headers()).forEach(response.getHeaders()::put);
            invocation.with("status", response.getStatusCode());
            invocation.end(System.out, response.getStatusCode() >= 500 ? "failed" : "answered");
            return response;
        });
    }

    private APIGatewayV2HTTPResponse answer(Incoming in, Context context, Invocation invocation) {
        invocation.with("route", in.route());
        var instance = "urn:loctelli:request:" + context.getAwsRequestId();
        try {
            originKey.check(in.headers());
            if (in.method().equals("OPTIONS")) {
                return answers.empty(204);
            }
            var caller = permission.isOpen() ? new Caller.Anonymous() : admitted(in, invocation);
            var body = in.body();
            return isRaw
                    ? answers.of(endpoint.handle(caller, in.raw(body, originKey)))
                    : json(in, caller, Utf8.text(body), invocation);
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

    /** Who calls, where they may. */
    private Caller admitted(Incoming in, Invocation invocation) {
        var caller = visiting(authentication.of(in.method(), in.headers(), in.cookies()), in);
        tell(caller, invocation);
        if (caller instanceof Caller.Anonymous) {
            throw ProblemType.UNAUTHENTICATED.problem();
        }
        access.check(caller);
        if (caller instanceof Caller.Key apiKey && !apiKey.allows(in.route())) {
            throw Problem.needing(Caller.scope(in.route())).detail("No scope of the key covers this");
        }
        tenant(caller).ifPresent(gate::pass);
        return caller;
    }

    private APIGatewayV2HTTPResponse json(Incoming in, Caller caller, String text, Invocation invocation) {
        if (!text.isEmpty() && !in.isJson()) {
            throw ProblemType.UNSUPPORTED_MEDIA.problem();
        }
        var bound = bound(in, caller, text);
        Object request = Objects.requireNonNull(bound.request());
        rowGate.pass(caller, in.pathParameters(), request);
        var key = in.headers().get("idempotency-key");
        boolean hasEffect = in.method().equals("POST");
        boolean cookiesHold = Authentication.isSafe(in.method()) || origins.isOurs(in.headers());
        var scope = new RequestScope(
                in.headers(),
                name -> cookieNames.find(in.cookies(), name),
                in.address(originKey),
                cookiesHold,
                bound.removed());
        return RequestScope.run(scope, () -> {
            if (key == null || !hasEffect || !endpoint.keepsAnswers() || caller instanceof Caller.Anonymous) {
                return answers.of(handle(in, caller, request));
            }
            return once(
                    caller,
                    key,
                    in.route() + "\n" + in.target() + "\n" + text,
                    invocation,
                    () -> handle(in, caller, request));
        });
    }

    private Binder.Bound<?> bound(Incoming in, Caller caller, String text) {
        var faults = new Faults();
        var bound = Objects.requireNonNull(binder)
                .bind(in.pathParameters(), in.query(), text, in.method().equals("PATCH"), faults);
        Object request = bound.request();
        if (!faults.isEmpty() && request != null) {
            try {
                endpoint.check(caller, request, faults);
            } catch (RuntimeException _) {
                // It is refused already; a rule that stumbles over what is missing has nothing to add.
            }
        }
        faults.refuse();
        return bound;
    }

    private APIGatewayV2HTTPResponse once(
            Caller caller, String key, String fingerprint, Invocation invocation, Supplier<Object> work) {
        var idempotency = new Idempotency(platform);
        var first = idempotency.begin(caller, key, fingerprint);
        if (first.isPresent()) {
            return answers.again(first.get());
        }
        // A refusal is not kept: the caller may mend the cause and send the same request again.
        var outcome = new Idempotency.Outcome(500, null, null);
        try {
            var response = answers.of(work.get());
            outcome = new Idempotency.Outcome(
                    response.getStatusCode(),
                    response.getBody(),
                    response.getHeaders().get("etag"));
            return response;
        } finally {
            try {
                idempotency.end(caller, key, outcome);
            } catch (RuntimeException e) {
                // What was done is answered as done though its answer cannot be kept: "try again" would do it again.
                invocation.failed(e);
            }
        }
    }

    /** What changes something and takes more than the right to work leads is an administrative act. */
    private Object handle(Incoming in, Caller caller, Object request) {
        boolean isAct = !in.method().equals("GET") && (isAudited || caller instanceof Caller.Visitor);
        if (!isAct) {
            return checked(caller, request);
        }
        var grant = caller instanceof Caller.Visitor visitor ? visitor.grantId() : null;
        return new Auditing(
                        caller.actor(),
                        in.route(),
                        in.path(),
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
    private Caller visiting(Caller caller, Incoming in) {
        var named = in.headers().get(Visits.HEADER);
        return caller instanceof Caller.Admin admin && named != null
                ? platform.visits().enter(admin, named, in.route(), in.path(), in.address(originKey))
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
