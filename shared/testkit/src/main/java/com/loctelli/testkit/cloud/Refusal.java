package com.loctelli.testkit.cloud;

import java.io.Serial;

/** A service says no, in the protocol's own terms. */
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal unknownOperation(String operation) {
        return new Refusal(400, "UnknownOperationException", "Not known here: " + operation);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
