package com.loctelli.kernel.edge;

import com.loctelli.kernel.platform.Settings;
import com.loctelli.kernel.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key by which a function knows a request that came through the edge, with its firewall, from one that went around
 * it. It is asked for only where the setting is there; the key before the present one holds too, so that it can change
 * without a request being refused.
 */
final class OriginKey {
    private static final List<String> SETTINGS = List.of("LOCTELLI_ORIGIN_KEY", "LOCTELLI_ORIGIN_KEY_BEFORE");

    private final Settings settings;

    OriginKey(Settings settings) {
        this.settings = settings;
    }

    /** Lets the request pass, or throws 403. */
    void check(Map<String, String> headers) {
        if (!isAsked()) {
            return;
        }
        byte[] given = headers.getOrDefault("x-origin-key", "").getBytes(StandardCharsets.UTF_8);
        boolean holds = false;
        for (var name : SETTINGS) {
            var key = settings.find(name).map(text -> text.getBytes(StandardCharsets.UTF_8));
            holds |= key.isPresent() && MessageDigest.isEqual(key.get(), given);
        }
        if (!holds) {
            throw ProblemType.FORBIDDEN.problem();
        }
    }

    /** The caller's address as the edge saw it; empty where no edge is in between, so that nobody can choose their own. */
    Optional<String> viewer(Map<String, String> headers) {
        return isAsked() ? Optional.ofNullable(headers.get("x-viewer-address")) : Optional.empty();
    }

    private boolean isAsked() {
        return settings.isSet(SETTINGS.getFirst());
    }
}
