package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.iam.FunctionSettings;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.stacks.Readiness;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.platform.Settings;
import com.loctelli.kernel.time.Clock;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a snapshot of a started function holds is in each copy that is started from it, so it may hold nothing unique,
 * secret or bound to a time.
 */
class SnapshotTest {
    private static final Arns ARNS = new Arns(Synthesised.DEV, "aws", "us-east-1", "111111111111");

    /** An invocation with a minute left, of which nothing else is asked. */
    private static final Context INVOCATION = (Context) Proxy.newProxyInstance(
            SnapshotTest.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> method.getName().equals("getRemainingTimeInMillis") ? 60_000 : null);

    @Test
    void everyFunctionStartsWithoutACallAndTwiceTheSame() throws Exception {
        for (var plan : Synthesised.PLAN.functions()) {
            var first = start(plan);
            var second = start(plan);
            compare(plan.name(), first, second, Collections.newSetFromMap(new IdentityHashMap<>()));
        }
    }

    @Test
    @SuppressWarnings("unchecked") // every handler takes the event of its way in
    void theWeeklyCallThatKeepsASnapshotDoesNothing() throws Exception {
        assertEquals(Map.of("Records", List.of()), Readiness.EVENT);
        var noMessage = new SQSEvent();
        noMessage.setRecords(List.of());
        for (var plan : Synthesised.PLAN.functions()) {
            if (plan.way() instanceof FunctionPlan.Every) {
                continue;
            }
            var isHttp = plan.way() instanceof FunctionPlan.Http;
            var answer = ((RequestHandler<Object, Object>) start(plan))
                    .handleRequest(isHttp ? new APIGatewayV2HTTPEvent() : noMessage, INVOCATION);
            if (isHttp) {
                assertEquals(204, ((APIGatewayV2HTTPResponse) answer).getStatusCode(), plan.name());
            } else {
                assertEquals(List.of(), ((SQSBatchResponse) answer).getBatchItemFailures(), plan.name());
            }
        }
    }

    @Test
    void whatDiffersBetweenTwoStartsIsFound() {
        var seen = Collections.<Object>newSetFromMap(new IdentityHashMap<>());
        assertThrows(AssertionError.class, () -> compare("x", new Held(List.of(1L)), new Held(List.of(2L)), seen));
    }

    private record Held(List<Long> drawn) {}

    private static Object start(FunctionPlan plan) throws Exception {
        var settings = new HashMap<>(FunctionSettings.of(plan, ARNS));
        // Nobody listens there: what calls anything fails.
        for (var service : List.of("DYNAMODB", "SQS", "S3", "SECRETS_MANAGER", "KMS", "STS")) {
            settings.put("AWS_ENDPOINT_URL_" + service, "http://127.0.0.1:1");
        }
        var type = Class.forName(plan.handler().substring(0, plan.handler().indexOf("::")));
        var platform = new Platform(Settings.of(settings), Clock.system(), Ids.secure(), List.of());
        return type.getConstructor(Platform.class).newInstance(platform);
    }

    private static void compare(String where, Object first, Object second, Set<Object> seen) {
        if (first == null || second == null) {
            assertEquals(first, second, where + " differs between two starts");
            return;
        }
        if (!first.getClass().equals(second.getClass())) {
            if (!isMade(first) || !isMade(second)) {
                fail(where + " differs between two starts");
            }
            return;
        }
        switch (first) {
            case CharSequence _, Number _, Boolean _, Character _, Enum<?> _, Temporal _ ->
                assertEquals(first, second, where + " differs between two starts");
            case byte[] bytes -> assertEquals(0, Arrays.compare(bytes, (byte[]) second), where + " differs");
            case List<?> list -> {
                assertEquals(list.size(), ((List<?>) second).size(), where);
                for (int i = 0; i < list.size(); i++) {
                    compare(where + "[" + i + "]", list.get(i), ((List<?>) second).get(i), seen);
                }
            }
            case Map<?, ?> map -> assertEquals(map.keySet(), ((Map<?, ?>) second).keySet(), where);
            default -> {
                if (first.getClass().getName().startsWith("com.loctelli.") && !isMade(first) && seen.add(first)) {
                    fields(first.getClass())
                            .forEach((name, field) ->
                                    compare(where + "." + name, value(field, first), value(field, second), seen));
                }
            }
        }
    }

    /** Whether the class was made by the JVM, as a lambda's is: it has no name that stays. */
    private static boolean isMade(Object object) {
        return object.getClass().isHidden();
    }

    private static Map<String, Field> fields(Class<?> type) {
        var out = new HashMap<String, Field>();
        for (var one = type; one != null && one.getName().startsWith("com.loctelli."); one = one.getSuperclass()) {
            for (var field : one.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    out.put(field.getName(), field);
                }
            }
        }
        return out;
    }

    private static Object value(Field field, Object holder) {
        try {
            field.setAccessible(true);
            return field.get(Objects.requireNonNull(holder));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
