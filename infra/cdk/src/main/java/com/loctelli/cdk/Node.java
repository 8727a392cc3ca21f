package com.loctelli.cdk;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Whether Node.js is there, which the CDK runs in. */
public final class Node {
    private Node() {}

    /** Throws, with what to do, where there is no Node.js. */
    public static void require() {
        require(System.getenv().getOrDefault("JSII_NODE", "node"));
    }

    static void require(String command) {
        try {
            var process = new ProcessBuilder(command, "--version")
                    .redirectErrorStream(true)
                    .start();
            if (process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return;
            }
        } catch (IOException e) {
            throw new Missing(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Missing(command, null);
    }

    /** There is no Node.js. It has no stack trace: where it was asked for does not matter. */
    public static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(String command, @org.jspecify.annotations.Nullable Throwable cause) {
            super(
                    "Node.js is missing: the CDK runs in it. Install Node 20 or later, so that `" + command
                            + " --version` answers, or name its program in JSII_NODE.",
                    cause,
                    false,
                    false);
        }
    }
}
