package com.loctelli.kernel.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.time.Clock;
import com.loctelli.testkit.probe.EchoThing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

class SnapshotTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void aRehearsalGoesOverNoNetworkAndReadsNoSecret() {
        var rehearsed = new AtomicInteger();
        Snapshot.before(platform(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")), rehearsed::incrementAndGet);
        var started = platform(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        new HttpFunction(started, new EchoThing()) {};
        Snapshot.rehearse();
        assertEquals(1, rehearsed.get(), "and it was gone through to its end");
        assertEquals(0, calls.get(), "calls to the real tables");
    }

    @Test
    void whereNoSnapshotIsTakenNothingIsRehearsed() {
        var rehearsed = new AtomicInteger();
        Snapshot.before(platform(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")), rehearsed::incrementAndGet);
        Snapshot.before(platform(Map.of()), rehearsed::incrementAndGet);
        Snapshot.rehearse();
        assertEquals(0, rehearsed.get());
    }

    /** Nobody listens at its endpoints: a rehearsal that called anything would fail. */
    private Platform platform(Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("LOCTELLI_STAGE", "dev");
        settings.put("LOCTELLI_TENANT_ROLE", "arn:aws:iam::111111111111:role/tenant");
        settings.put(HttpFunction.PERMISSION, "WORK");
        for (var service : List.of("DYNAMODB", "SQS", "S3", "SECRETS_MANAGER", "KMS", "STS")) {
            settings.put("AWS_ENDPOINT_URL_" + service, "http://127.0.0.1:1");
        }
        var counting = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                calls.incrementAndGet();
            }
        };
        return new Platform(Settings.of(settings), Clock.system(), Ids.secure(), List.of(counting));
    }
}
