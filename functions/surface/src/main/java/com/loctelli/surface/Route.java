package com.loctelli.surface;

import com.loctelli.kernel.edge.Access;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A route of the API.
 *
 * @param method GET, POST, PUT, PATCH or DELETE
 * @param path with parameters in braces
 * @param function the function class, nested in its endpoint
 * @param access who may call it
 * @param limits what the function gets
 */
public record Route(String method, String path, Class<? extends HttpFunction> function, Access access, Limits limits) {

    /** The path of the one route that takes whatever no other does. */
    public static final String DEFAULT = "$default";

    /** API Gateway's route key, such as {@code GET /v1/leads/{id}}. */
    public String key() {
        return path.equals(DEFAULT) ? DEFAULT : method + " " + path;
    }

    /** The permission that it takes, whosever rows it is about. */
    public Permission permission() {
        return access.permission();
    }

    /** The names of the path's parameters, in order. */
    public List<String> pathParameters() {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    /** The endpoint that the function serves. */
    public Class<?> endpoint() {
        var endpoint = function.getEnclosingClass();
        if (endpoint == null || !Endpoint.class.isAssignableFrom(endpoint)) {
            throw new IllegalStateException(function + " is not nested in an endpoint");
        }
        return endpoint;
    }

    /** The request type of the endpoint. */
    public Class<?> request() {
        return (Class<?>) argument(0);
    }

    /** The answer type of the endpoint. */
    public Type answer() {
        return argument(1);
    }

    /** The feature, which is the module's name. */
    public String feature() {
        return Features.of(function);
    }

    /** What the deployed function is called, without the stage: feature and endpoint. */
    public String name() {
        return feature() + "-" + endpoint().getSimpleName();
    }

    /** The function over a platform, as a deployment of this route would start it. */
    public HttpFunction on(Platform platform) {
        var own = platform.with(platform.settings().with(Map.of(HttpFunction.PERMISSION, access.text())));
        return Features.construct(function, own);
    }

    private Type argument(int index) {
        for (var implemented : endpoint().getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType type && type.getRawType() == Endpoint.class) {
                return type.getActualTypeArguments()[index];
            }
        }
        throw new IllegalStateException(endpoint() + " does not implement Endpoint itself");
    }
}
