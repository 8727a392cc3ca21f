package com.loctelli.kernel.audit;

import com.loctelli.kernel.tenancy.Actor;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** An administrative act under way: whatever is committed inside it becomes an entry of its tenant's audit log. */
public final class Auditing {
    private static final ScopedValue<Auditing> CURRENT = ScopedValue.newInstance();

    private final Actor actor;
    private final String action;
    private final String target;
    private final String ip;
    private final @Nullable String grantId;
    private volatile @Nullable String reason;

    /**
     * @param action the route, such as {@code PATCH /v1/users/{id}}
     * @param target the path that was called
     * @param ip where the call came from
     * @param grantId the grant under which an admin of the agency acts inside the tenant
     */
    public Auditing(Actor actor, String action, String target, String ip, @Nullable String grantId) {
        this.actor = actor;
        this.action = action;
        this.target = target;
        this.ip = ip;
        this.grantId = grantId;
    }

    /** The act that is under way here. */
    public static Optional<Auditing> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Keeps the reason that was given for the act under way; nothing happens outside of one. */
    public static void because(String reason) {
        current().ifPresent(act -> act.reason = reason);
    }

    /** Does the work as this act. */
    public <T> T run(Callable<T> work) {
        try {
            return ScopedValue.where(CURRENT, this).call(work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Actor actor() {
        return actor;
    }

    String action() {
        return action;
    }

    String target() {
        return target;
    }

    String ip() {
        return ip;
    }

    @Nullable
    String grantId() {
        return grantId;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
