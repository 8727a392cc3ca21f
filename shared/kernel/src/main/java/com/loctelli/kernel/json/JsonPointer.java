package com.loctelli.kernel.json;

import java.util.Arrays;
import java.util.List;

/** How problems and merge patches name a place in a document: RFC 6901. */
public final class JsonPointer {
    private JsonPointer() {}

    /** The member of that name in the object at {@code at}, which is empty for the document itself. */
    public static String below(String at, String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The names on the way to the place, from the document on. */
    public static List<String> names(String pointer) {
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
    }
}
