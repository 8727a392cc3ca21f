package com.loctelli.cdk.plan;

import com.loctelli.cdk.needs.Needs;
import com.loctelli.kernel.edge.Access;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.surface.Limits;
import com.loctelli.surface.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * One function to deploy.
 *
 * @param name feature and class, as {@code leads-CreateLead}
 * @param feature whose artefact and log it shares
 * @param handler what Lambda calls
 * @param way how it is reached
 */
public record FunctionPlan(String name, String feature, String handler, Limits limits, Way way, Needs needs) {

    public FunctionPlan {
        int seconds = (int) limits.timeout().toSeconds();
        if (limits.memoryMb() > 10_240 || seconds > 900) {
            throw new IllegalArgumentException(name + " asks for more than Lambda gives");
        }
        if (way instanceof Http && seconds > 29) {
            throw new IllegalArgumentException(name + " outlasts the API's longest wait");
        }
    }

    /** How a function is reached. */
    public sealed interface Way {}

    /** By routes of the API; one endpoint may have an alias. */
    public record Http(List<Path> routes, Access access) implements Way {}

    /** By a queue. */
    public record OnQueue(QueueName queue, int batchSize, int maxConcurrency) implements Way {}

    /** By the clock. */
    public record Every(Duration rate) implements Way {}

    /** A route's method and path, and how many calls a second it takes. */
    public record Path(String method, String path, int perSecond) {
        /** API Gateway's route key. */
        public String key() {
            return isDefault() ? path : method + " " + path;
        }

        /** Whether it takes whatever no other route does. */
        public boolean isDefault() {
            return path.equals(Route.DEFAULT);
        }
    }

    /** Whether it works a queue that it sends to itself, as a worker does that takes a long work in slices. */
    public boolean sendsToItself() {
        return way instanceof OnQueue on && needs.queues().contains(on.queue());
    }

    /** Letters and digits only: a logical id of CloudFormation. */
    public String id() {
        var out = new StringBuilder();
        for (var part : name.split("[^A-Za-z0-9]+", -1)) {
            out.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
        }
        return out.toString();
    }

    /** The function's physical name. */
    public String physical(String prefix) {
        return short64(prefix + name);
    }

    /** Its role's name, in the form that the tenants' role trusts. */
    public String role(String prefix) {
        return short64(prefix + "fn-" + name);
    }

    /** At most 64 characters, still one name a function. */
    private static String short64(String full) {
        if (full.length() <= 64) {
            return full;
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(full.getBytes(StandardCharsets.UTF_8));
            return full.substring(0, 55) + "-" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
