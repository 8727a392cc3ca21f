package com.loctelli.testkit.cloud;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of the tables' handler: has a table that a request is the first to name made, and does to the request
 * what {@link Faults} decided. To make a table is never what goes wrong.
 */
final class TableFront extends Handler.Wrapper {

    private static final String TYPE = "com.amazonaws.dynamodb.v20120810#";

    private final Faults faults;
    private final OnDemand onDemand;

    TableFront(Handler tables, Faults faults, OnDemand onDemand) {
        super(tables);
        this.faults = faults;
        this.onDemand = onDemand;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var operation = operation(request);
        if (operation.equals("CreateTable") || (onDemand.isDone() && !faults.armed())) {
            return super.handle(request, response, callback);
        }
        // Without waiting for it: threads that all wait for bodies leave none to read one.
        Content.Source.asByteBuffer(
                request, Promise.from(body -> answer(operation, body, request, response, callback), callback::failed));
        return true;
    }

    private void answer(String operation, ByteBuffer body, Request request, Response response, Callback callback) {
        try {
            if (!isAnswered(operation, body, request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception e) {
            callback.failed(e);
        }
    }

    private boolean isAnswered(String operation, ByteBuffer body, Request request, Response response, Callback callback)
            throws Exception {
        var call = new Faults.Call(
                "dynamodb",
                operation,
                StandardCharsets.UTF_8.decode(body.duplicate()).toString());
        onDemand.need(call.body());
        return switch (faults.decide(call)) {
            case Fault.None _ -> super.handle(new Replay(request, body), response, callback);
            case Fault.ServerError _ -> refuse(response, callback, 500, "InternalServerError", "Internal error");
            case Fault.Throttled _ ->
                refuse(
                        response,
                        callback,
                        400,
                        "ProvisionedThroughputExceededException",
                        "The level of configured provisioned throughput for the table was exceeded");
            case Fault.TransactionConflict _ ->
                refuse(response, callback, 400, "TransactionConflictException", "Transaction is ongoing for the item");
            case Fault.LostAnswer _ ->
                super.handle(
                        new Replay(request, body),
                        new Swallowed(request, response),
                        Callback.from(() -> refuse(response, callback, 500, "InternalServerError", "Answer lost")));
            case Fault.Hang hang -> {
                Thread.sleep(hang.silence());
                yield refuse(response, callback, 500, "InternalServerError", "Internal error");
            }
            case Fault.Slow slow -> {
                Thread.sleep(slow.delay());
                yield super.handle(new Replay(request, body), response, callback);
            }
            case Fault.Duplicate _ -> {
                super.handle(new Replay(request, body.duplicate()), new Swallowed(request, response), Callback.NOOP);
                yield super.handle(new Replay(request, body), response, callback);
            }
        };
    }

    private static String operation(Request request) {
        var target = request.getHeaders().get("X-Amz-Target");
        return target == null ? "" : target.substring(target.indexOf('.') + 1);
    }

    private static boolean refuse(Response response, Callback callback, int status, String type, String message) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
        var json = "{\"__type\":\"" + TYPE + type + "\",\"message\":\"" + message + "\"}";
        Content.Sink.write(response, true, json, callback);
        return true;
    }

    /** The same request with a body that was read already. */
    private static final class Replay extends Request.Wrapper {
        private final ByteBuffer body;
        private final AtomicBoolean read = new AtomicBoolean();

        Replay(Request request, ByteBuffer body) {
            super(request);
            this.body = body;
        }

        @Override
        public Content.Chunk read() {
            return read.getAndSet(true) ? Content.Chunk.EOF : Content.Chunk.from(body, true);
        }

        @Override
        public void demand(Runnable demandCallback) {
            demandCallback.run();
        }
    }

    /** An answer that goes nowhere. */
    private static final class Swallowed extends Response.Wrapper {
        private final HttpFields.Mutable headers = HttpFields.build();

        Swallowed(Request request, Response response) {
            super(request, response);
        }

        @Override
        public HttpFields.Mutable getHeaders() {
            return headers;
        }

        @Override
        public void setStatus(int code) {
            // Nobody will see it.
        }

        @Override
        public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
            if (content != null) {
                content.position(content.limit());
            }
            callback.succeeded();
        }
    }
}
