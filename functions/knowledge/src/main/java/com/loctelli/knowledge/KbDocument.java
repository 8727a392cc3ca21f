package com.loctelli.knowledge;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document.
 *
 * @param url where a page was taken from
 * @param sha256 of its text
 * @param passages how many it was cut into
 */
@Json
public record KbDocument(
        String id,
        String knowledgeBaseId,
        String title,
        Source source,
        @Nullable String url,
        String sha256,
        int characters,
        int passages,
        State state,
        Instant addedAt) {

    /** What it is. */
    public enum Source {
        /** Questions with their answers. */
        FAQ,
        /** A file. */
        FILE,
        /** A page. */
        URL;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }

    /** Whether it is found. */
    public enum State {
        /** Not yet, or not wholly. */
        INDEXING,
        /** It is found. */
        READY,
        /** It is being taken out. */
        REMOVING;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }
}
