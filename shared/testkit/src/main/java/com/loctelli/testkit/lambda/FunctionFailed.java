package com.loctelli.testkit.lambda;

import java.io.Serial;

/** An invocation ended without an answer: the handler threw, or its time was up. */
public final class FunctionFailed extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    FunctionFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
