package com.loctelli.kernel.secrets;

import java.util.Optional;

/**
 * Secrets by name, in Secrets Manager. Names are paths such as {@code loctelli/dev/token-keys}. The name of one that
 * was removed is free again some moments later; who wants it sooner is answered 503.
 */
public interface Secrets {

    /** The current value; empty where there is no such secret. */
    Optional<String> find(String name);

    /** Makes the secret, or gives it a new current value. */
    void put(String name, String value);

    /** Makes the secret unless it is there, and returns the value that is current afterwards. */
    String putIfAbsent(String name, String value);

    /** Removes the secret; nothing happens where there is none. */
    void delete(String name);
}
