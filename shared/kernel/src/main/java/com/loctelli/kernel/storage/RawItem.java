package com.loctelli.kernel.storage;

import java.util.Map;

/**
 * An item as it lies in its table, whatever it is and whether or not its time has passed.
 *
 * @param attributes all of them, as maps, lists and plain values
 */
public record RawItem(String sk, Map<String, Object> attributes) {}
