package com.loctelli.kernel.json;

/** How problems and merge patches name a place in a document: RFC 6901. */
public final class JsonPointer {
    private JsonPointer() {}

    /** The member of that name in the object at {@code at}, which is empty for the document itself. */
    public static String below(String at, String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
