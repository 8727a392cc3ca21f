package com.loctelli.standins.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stand-in answers.
 *
 * @param status the HTTP status
 * @param headers headers besides content type and length
 * @param body a JSON text, or empty for none
 * @param delay how long to wait before answering
 * @param dropped whether the connection is closed instead of answering
 */
public record Answer(int status, Map<String, String> headers, String body, Duration delay, boolean dropped) {

    /** A JSON object under that status. */
    public static Answer json(int status, Tree body) {
        return new Answer(status, Map.of(), body.json(), Duration.ZERO, false);
    }

    /** A status with nothing else. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "", Duration.ZERO, false);
    }

    /** Whatever text under that status. */
    public static Answer text(int status, String body) {
        return new Answer(status, Map.of(), body, Duration.ZERO, false);
    }

    /** No answer: the connection is closed. */
    public static Answer drop() {
        return new Answer(0, Map.of(), "", Duration.ZERO, true);
    }

    /** The same with one more header. */
    public Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, delay, dropped);
    }

    /** The same, later. */
    public Answer after(Duration wait) {
        return new Answer(status, headers, body, wait, dropped);
    }

    /** The same effect, but the client never learns of it. */
    public Answer lost() {
        return new Answer(status, headers, body, delay, true);
    }
}
