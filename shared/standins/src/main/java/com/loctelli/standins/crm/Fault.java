package com.loctelli.standins.crm;

import com.loctelli.standins.wire.Answer;
import com.loctelli.standins.wire.Tree;

/** An error as GoHighLevel words it. */
final class Fault {

    private Fault() {}

    static Answer of(int status, String message) {
        return Answer.json(
                status,
                Tree.object()
                        .with("statusCode", (long) status)
                        .with("message", message)
                        .with("error", status == 401 ? "Unauthorized" : "Bad Request"));
    }

    static Answer notFound(String what) {
        return Answer.json(404, Tree.object().with("statusCode", 404L).with("message", what + " not found"));
    }
}
