package com.loctelli.bench;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.loctelli.kernel.platform.Snapshot;
import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/**
 * A child process of {@link ColdStart}: makes the handler, gives it the event as Lambda's runtime would, prints
 * {@code ANSWER <status>} at its first answer, what processor time the process has used until then, and, where it is
 * told to, the processor time of later answers. Told
 * {@code restored}, it takes the time from a handler that is made to its first answer instead, as a copy of a
 * snapshot has it, after a rehearsal where SnapStart is set.
 */
public final class FirstAnswer {
    /** The words that a line with a number begins with: microseconds for a warm request, milliseconds else. */
    static final Set<String> TELLS = Set.of("CPU", "WARM", "STEADY", "RESTORED");

    /** After so many calls a request is warm, though the compiler is still at work, and after so many it is done. */
    static final int WARM = 3_000;

    static final int STEADY = 20_000;
    private static final int MEASURED = 4_000;

    private FirstAnswer() {}

    /** Arguments: handler class, event file, and {@code warm} for the later ones too, or {@code restored}. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        var event = Files.readAllBytes(Path.of(arguments[1]));
        var call = new Call(arguments[0], event);
        boolean isRestored = arguments.length > 2 && arguments[2].equals("restored");
        if (isRestored) {
            Snapshot.rehearse();
        }
        long made = System.nanoTime();
        int status = call.make();
        long answered = System.nanoTime();
        System.out.println("ANSWER " + status);
        System.out.flush();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            System.out.println("CPU " + system.getProcessCpuTime() / 1e6);
        }
        if (isRestored) {
            System.out.println("RESTORED " + (answered - made) / 1e6);
        }
        System.out.flush();
        if (arguments.length > 2 && arguments[2].equals("warm")) {
            var out = System.out;
            System.setOut(
                    new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            call.make(WARM);
            out.println("WARM " + micros(call));
            call.make(STEADY - WARM - MEASURED);
            out.println("STEADY " + micros(call));
            out.flush();
        }
        Runtime.getRuntime().halt(0);
    }

    /** The processor time of a call, the mean of those that are made for it. */
    private static long micros(Call call) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        call.make(MEASURED);
        return (threads.getCurrentThreadCpuTime() - before) / MEASURED / 1000;
    }

    /** One handler and its event, through Lambda's own serialisation both ways. */
    private static final class Call {
        private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler;
        private final byte[] event;

        @SuppressWarnings("unchecked") // the classes that are named here are handlers of these events
        Call(String handlerClass, byte[] event) throws ReflectiveOperationException {
            this.handler = (RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>) Class.forName(handlerClass)
                    .asSubclass(RequestHandler.class)
                    .getConstructor()
                    .newInstance();
            this.event = event;
        }

        void make(int times) {
            for (int i = 0; i < times; i++) {
                make();
            }
        }

        int make() {
            var loader = FirstAnswer.class.getClassLoader();
            var given = LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, loader)
                    .fromJson(new ByteArrayInputStream(event));
            var answer = handler.handleRequest(given, new Told());
            LambdaEventSerializers.serializerFor(APIGatewayV2HTTPResponse.class, loader)
                    .toJson(answer, new ByteArrayOutputStream());
            return answer.getStatusCode();
        }
    }

    /** What the runtime tells of an invocation. */
    @NullUnmarked
    private static final class Told implements Context {
        @Override
        public String getAwsRequestId() {
            return "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
        }

        @Override
        public String getLogGroupName() {
            return "bench";
        }

        @Override
        public String getLogStreamName() {
            return "bench";
        }

        @Override
        public String getFunctionName() {
            return "bench";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:aws:lambda:us-east-1:000000000000:function:bench";
        }

        @Override
        public CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 29_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }

        @Override
        public LambdaLogger getLogger() {
            return null;
        }
    }
}
