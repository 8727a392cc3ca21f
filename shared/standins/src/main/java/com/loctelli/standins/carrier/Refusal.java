package com.loctelli.standins.carrier;

import com.loctelli.standins.wire.Answer;
import com.loctelli.standins.wire.Tree;

/** An error as Twilio's API words it. */
record Refusal(int status, int code, String message) {

    static Refusal of(int code, String message) {
        return new Refusal(400, code, message);
    }

    static Refusal notFound(String path) {
        return new Refusal(404, 20404, "The requested resource " + path + " was not found");
    }

    Answer answer() {
        return Answer.json(
                status,
                Tree.object()
                        .with("code", (long) code)
                        .with("message", message)
                        .with("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .with("status", (long) status));
    }
}
