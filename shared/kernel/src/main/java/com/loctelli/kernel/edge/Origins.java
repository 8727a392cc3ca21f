package com.loctelli.kernel.edge;

import com.loctelli.kernel.platform.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The web origins that are ours: that of {@code PUBLIC_URL} and those listed in {@code LOCTELLI_ORIGINS}. */
final class Origins {
    private final List<String> ours;

    Origins(Settings settings) {
        ours = new ArrayList<>(
                Arrays.asList(settings.get("LOCTELLI_ORIGINS", "").split("[,\\s]+", -1)));
        settings.find("PUBLIC_URL").ifPresent(url -> ours.add(origin(url)));
    }

    boolean isOurs(Map<String, String> headers) {
        var origin = headers.get("origin");
        return origin != null && !origin.isEmpty() && ours.contains(origin);
    }

    /** The CORS headers (Fetch standard) for a request of one of our origins; none for any other. */
    Map<String, String> allow(Map<String, String> headers) {
        @Nullable String origin = headers.get("origin");
        if (origin == null || !isOurs(headers)) {
            return Map.of();
        }
        var allowed = new LinkedHashMap<String, String>();
        allowed.put("access-control-allow-origin", origin);
        allowed.put("access-control-allow-credentials", "true");
        allowed.put("vary", "Origin");
        allowed.put("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE");
        allowed.put(
                "access-control-allow-headers",
                "authorization, content-type, if-match, idempotency-key, loctelli-sub-account");
        allowed.put(
                "access-control-expose-headers",
                "etag, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset");
        allowed.put("access-control-max-age", "600");
        return allowed;
    }

    private static String origin(String url) {
        var uri = java.net.URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
