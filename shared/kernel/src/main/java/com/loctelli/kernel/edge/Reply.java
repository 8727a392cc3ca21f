package com.loctelli.kernel.edge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not a plain 200. The kinds are types, so that the reference of the API can tell the status from
 * an endpoint's signature.
 */
public sealed interface Reply<T> {

    /** What is served as the body; null for none. */
    @Nullable
    T body();

    /** The status. */
    int status();

    /** The version, served as ETag; null for none. */
    default @Nullable Long version() {
        return null;
    }

    /** The cookies to set. */
    default List<Cookie> cookies() {
        return List.of();
    }

    /** 200 with a version. */
    record Tagged<T>(T body, Long version) implements Reply<T> {
        @Override
        public int status() {
            return 200;
        }
    }

    /** 201 with a version where the thing has one. */
    record Created<T>(T body, @Nullable Long version) implements Reply<T> {
        /** 201 without a version. */
        public Created(T body) {
            this(body, null);
        }

        @Override
        public int status() {
            return 201;
        }
    }

    /** 202: it will be done. */
    record Accepted<T>(T body) implements Reply<T> {
        @Override
        public int status() {
            return 202;
        }
    }

    /** 204. */
    record NoContent<T>(List<Cookie> cookies) implements Reply<T> {
        /** 204 and nothing else. */
        public NoContent() {
            this(List.of());
        }

        @Override
        public @Nullable T body() {
            return null;
        }

        @Override
        public int status() {
            return 204;
        }
    }

    /** 200 that sets cookies. */
    record WithCookies<T>(T body, List<Cookie> cookies) implements Reply<T> {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Any text: a document of another media type, a redirect. */
    record Raw(int status, String contentType, String text, Map<String, String> headers) implements Reply<NoRequest> {
        @Override
        public @Nullable NoRequest body() {
            return null;
        }
    }
}
