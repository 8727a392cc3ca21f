package com.loctelli.bench;

import com.loctelli.access.signin.LogIn;
import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.UserView;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Epochs;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to know who calls, beside the same function that asks nobody: processor time and trips on a warm
 * process, and with what is known of the caller grown old; and how many people two processors let in a second, with
 * passwords hashed as they are in production.
 */
final class Entering {
    private static final int WARM_UP = 4_000;
    private static final int MEASURED = 4_000;
    private static final int SIGN_INS = 60;
    private static final int PROCESSORS = 2;
    private static final String PASSWORD = "Bench-Pass-9-Word";

    private Entering() {}

    static void run() throws InterruptedException {
        var test = Bench.platform(Map.of());
        authentication(test);
        signIns(test);
    }

    /** Does nothing, so that all that is measured lies before it. */
    private static final class Nothing implements Endpoint<NoRequest, Reply.NoContent<NoRequest>> {
        @Override
        public Reply.NoContent<NoRequest> handle(Caller caller, NoRequest request) {
            return new Reply.NoContent<>();
        }
    }

    private static final class Function extends HttpFunction {
        Function(Platform platform) {
            super(platform, new Nothing());
        }
    }

    private static void authentication(TestPlatform test) {
        var tenant = test.tenant();
        var user = user(test, tenant);
        var token = test.token(new Caller.User(tenant, user.id(), Role.OWNER, "bench"));
        var open = test.function(Function::new, Permission.PUBLIC);
        var closed = test.function(Function::new, Permission.VIEW);
        System.out.printf(
                "%-52s %6s %11s %9s%n", "a request to an endpoint that does nothing", "trips", "read units", "CPU µs");
        print("of anybody", measured(() -> call(test, open, null)));
        print("with a token seen before", measured(() -> call(test, closed, token)));
        // Making a token reads who the caller is by now, so that the request finds that known. What it costs to read it
        // is a row of the costs, "caller read anew".
        print("with a token not seen before", measured(() -> {
            test.clock().advance(Duration.ofSeconds(6));
            return call(test, closed, test.token(new Caller.User(tenant, user.id(), Role.OWNER, "bench")));
        }));
    }

    private static HttpCall call(TestPlatform test, HttpFunction function, @Nullable String token) {
        var call = test.call(function, "GET", "/v1/nothing");
        return token == null ? call : call.header("authorization", "Bearer " + token);
    }

    private static List<Told> measured(Supplier<HttpCall> calls) {
        var all = new ArrayList<Told>();
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            var call = calls.get();
            all.add(Told.of(call::send));
        }
        return all.subList(WARM_UP, all.size());
    }

    private static void print(String name, List<Told> told) {
        System.out.printf(
                "%-52s %6.1f %11.1f %9.0f%n",
                name, median(told, Told::trips), median(told, Told::readUnits), median(told, Told::cpuMicros));
    }

    private static double median(List<Told> told, ToDoubleFunction<Told> value) {
        return told.stream().mapToDouble(value).sorted().toArray()[told.size() / 2];
    }

    private static void signIns(TestPlatform test) throws InterruptedException {
        var tenant = test.tenant();
        test.platform()
                .database()
                .commit(test.platform()
                        .database()
                        .table(TableName.ACCESS)
                        .of(tenant)
                        .upsert(
                                Epochs.STANDING,
                                new Update().set("mayEnter", true).set("mostUsers", 1_000)));
        var logIn = test.function(LogIn.Function::new, Permission.PUBLIC);
        var users = new ArrayList<UserView>();
        for (int i = 0; i < PROCESSORS; i++) {
            users.add(user(test, tenant));
        }
        try (var threads = Executors.newFixedThreadPool(PROCESSORS)) {
            threads.invokeAll(work(test, logIn, users, PROCESSORS * 3));
            long start = System.nanoTime();
            for (var answer : threads.invokeAll(work(test, logIn, users, SIGN_INS))) {
                if (answer.get() != 200) {
                    throw new IllegalStateException("a sign-in was refused: " + answer.get());
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "sign-ins, bcrypt 12, %d at a time: %.1f a second, %.0f ms each%n",
                    PROCESSORS, SIGN_INS / seconds, 1000 * seconds * PROCESSORS / SIGN_INS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Callable<Integer>> work(
            TestPlatform test, HttpFunction logIn, List<UserView> users, int count) {
        var all = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < count; i++) {
            var user = users.get(i % users.size());
            all.add(() -> test.call(logIn, "POST", "/v1/auth/login")
                    .body(Map.of("email", user.email(), "password", PASSWORD))
                    .send()
                    .status());
        }
        return all;
    }

    private static UserView user(TestPlatform test, Tenant tenant) {
        var address = test.platform().ids().next("m").toLowerCase(Locale.ROOT) + "@example.com";
        return new Users(test.platform())
                .of(tenant)
                .add(new NewUser("Ada", address, PASSWORD, Role.OWNER), Actor.SYSTEM);
    }
}
