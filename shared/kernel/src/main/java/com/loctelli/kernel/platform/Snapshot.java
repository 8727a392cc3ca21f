package com.loctelli.kernel.platform;

import com.loctelli.kernel.storage.CannedTables;
import com.loctelli.kernel.telemetry.Invocation;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.SignInRehearsal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * What happens before Lambda takes the snapshot that a function's copies start from (SnapStart): the way of a request
 * is rehearsed, so that its classes are in the snapshot and need not be loaded when the first caller waits. Nothing
 * goes over a network, nothing is drawn or read that differs between copies, no tenant's credentials are asked for.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">runtime hooks</a>
 */
public final class Snapshot {
    /** The setting by which Lambda tells how a process is started. */
    private static final String HOW = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private static final List<Runnable> REHEARSALS = new CopyOnWriteArrayList<>();

    private Snapshot() {}

    /** Rehearses the ports, and then what the function adds, before a snapshot; without SnapStart nothing is done. */
    public static void before(Platform platform, Runnable ofFunction) {
        if (!platform.settings().get(HOW, "").equals("snap-start")) {
            return;
        }
        if (REHEARSALS.isEmpty()) {
            Hook.register();
        }
        REHEARSALS.add(() -> {
            ports(platform);
            ofFunction.run();
        });
    }

    /** Does what is done before a snapshot; said by the hook, and by who measures it. */
    public static void rehearse() {
        REHEARSALS.forEach(Runnable::run);
    }

    private static void ports(Platform platform) {
        var invocation = new Invocation(platform.clock().now(), "rehearsal", "rehearsal", "rehearsal");
        Meter.measure(invocation.meter(), () -> {
            SignInRehearsal.of(CannedTables.database(platform.clock(), platform.keys()), platform.clock());
            return invocation;
        });
        invocation.end(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), "rehearsed");
        try {
            SSLContext.getDefault().createSSLEngine();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /** Loaded only where there is a snapshot. The context knows it weakly: it is kept here. */
    private static final class Hook implements Resource {
        private static final Hook KEPT = new Hook();

        static void register() {
            Core.getGlobalContext().register(KEPT);
        }

        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            rehearse();
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
            // Whatever is bound to a time is read when it is needed.
        }
    }
}
