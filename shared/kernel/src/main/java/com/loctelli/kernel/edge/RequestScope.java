package com.loctelli.kernel.edge;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * What an endpoint may ask of the running HTTP request beyond its bound fields: its version condition, its name, what
 * it takes away, its cookies and where it came from. Outside of a request there is nothing to ask.
 */
public final class RequestScope {
    private static final ScopedValue<RequestScope> CURRENT = ScopedValue.newInstance();
    /** A version that nothing has: who asks for it has read something else than what is there. */
    public static final long NO_VERSION = -1;

    private static final RequestScope NONE = new RequestScope(Map.of(), _ -> Optional.empty(), "", true, Set.of());

    private final Map<String, String> headers;
    private final Function<String, Optional<String>> cookies;
    private final String sourceIp;
    private final boolean cookiesHold;
    private final Set<String> removed;

    /**
     * @param cookies the value of a cookie of ours
     * @param cookiesHold whether the request may be answered for its cookies; one that changes something must come from us
     * @param removed the JSON pointers of what a merge patch takes away
     */
    RequestScope(
            Map<String, String> headers,
            Function<String, Optional<String>> cookies,
            String sourceIp,
            boolean cookiesHold,
            Set<String> removed) {
        this.headers = headers;
        this.cookies = cookies;
        this.sourceIp = sourceIp;
        this.cookiesHold = cookiesHold;
        this.removed = Set.copyOf(removed);
    }

    /** The running request's. */
    public static RequestScope current() {
        return CURRENT.orElse(NONE);
    }

    /** The version that {@code If-Match} names; a tag that is none of ours names {@link #NO_VERSION}. */
    public Optional<Long> ifMatch() {
        return Optional.ofNullable(headers.get("if-match"))
                .map(value -> value.replace("W/", "").replace("\"", "").trim())
                .filter(value -> !value.isEmpty() && !value.equals("*"))
                .map(value -> value.matches("\\d{1,18}") ? Long.valueOf(value) : Long.valueOf(NO_VERSION));
    }

    /**
     * What the caller calls this request, to have it worked once however often it is sent; empty where it was given no
     * name. Of one caller the same name is the same request, of two it is two.
     */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(headers.get("idempotency-key")).filter(key -> !key.isEmpty());
    }

    /**
     * The JSON pointers of what a PATCH takes away by null, such as {@code /phone} or {@code /address/city}: only of what
     * its request marks as {@link com.loctelli.kernel.json.Removable}.
     */
    public Set<String> removed() {
        return removed;
    }

    /** A cookie of ours; 403 where a page of another origin had the browser send it to change something. */
    public Optional<String> cookie(String name) {
        var found = cookies.apply(name);
        if (found.isPresent() && !cookiesHold) {
            throw Authentication.elsewhere();
        }
        return found;
    }

    /** The caller's user agent, cut to what is worth keeping. */
    public String userAgent() {
        var agent = headers.getOrDefault("user-agent", "");
        return agent.length() > 200 ? agent.substring(0, 200) : agent;
    }

    /** The caller's address as API Gateway saw it. */
    public String sourceIp() {
        return sourceIp;
    }

    static <T> T run(RequestScope scope, Callable<T> work) {
        try {
            return ScopedValue.where(CURRENT, scope).call(work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
