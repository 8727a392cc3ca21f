package com.loctelli.standins.model;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.loctelli.standins.wire.Answer;
import com.loctelli.standins.wire.Call;
import com.loctelli.standins.wire.Speaker;
import com.loctelli.standins.wire.Tree;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The protocol: who may ask, what is asked, and how an answer looks. */
final class ModelApi implements Speaker {

    private static final int KEPT = 1000;
    private static final String NAME = "scripted-sales-agent";

    private final InstantSource clock;
    private volatile Function<ChatRequest, ChatReply> speaker;

    @GuardedBy("journal")
    private final Deque<ChatRequest> journal = new ArrayDeque<>();

    ModelApi(Function<ChatRequest, ChatReply> speaker, InstantSource clock) {
        this.speaker = speaker;
        this.clock = clock;
    }

    void speakBy(Function<ChatRequest, ChatReply> other) {
        speaker = other;
    }

    List<ChatRequest> journal() {
        synchronized (journal) {
            return List.copyOf(journal);
        }
    }

    @Override
    public Answer answer(Call call) {
        if (call.bearer() == null) {
            return error(401, "You didn't provide an API key.", "invalid_request_error", "invalid_api_key");
        }
        return switch (call.route().replaceFirst(" /v1/", " /")) {
            case "POST /chat/completions" -> complete(call);
            case "GET /models" -> Answer.json(200, models());
            default -> error(404, "Invalid URL (" + call.route() + ")", "invalid_request_error", null);
        };
    }

    @Override
    public Answer broken() {
        return error(500, "The server had an error while processing your request.", "server_error", null);
    }

    @Override
    public Answer throttled() {
        return error(429, "Rate limit reached for requests", "requests", "rate_limit_exceeded")
                .header("Retry-After", "1");
    }

    private Answer complete(Call call) {
        Tree body = call.json();
        ChatRequest request = ChatRequest.of(body);
        if (request.model().isEmpty() || request.messages().isEmpty()) {
            return error(400, "Missing required parameter: model, messages.", "invalid_request_error", null);
        }
        if (body.flag("stream")) {
            return error(400, "Streaming is not supported by this model.", "invalid_request_error", null);
        }
        synchronized (journal) {
            journal.add(request);
            if (journal.size() > KEPT) {
                journal.remove();
            }
        }
        Function<ChatRequest, ChatReply> speaking = speaker;
        ChatReply reply = speaking.apply(request);
        // The script says that it is one, whatever model was asked for; anybody else speaks in that model's place.
        String model = speaking instanceof SalesAgent ? NAME : request.model();
        Answer answer = reply.disconnected()
                ? Answer.drop()
                : reply.status() == 200 ? Answer.json(200, completion(call, model, reply)) : failed(reply);
        for (var header : reply.headers().entrySet()) {
            answer = answer.header(header.getKey(), header.getValue());
        }
        return answer.after(reply.delay());
    }

    private Tree completion(Call call, String model, ChatReply reply) {
        // Derived from the request, so that the same request gets the same ids.
        String id = UUID.nameUUIDFromBytes(call.body().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        Tree message = Tree.object()
                .with("role", "assistant")
                .with("content", reply.text().isEmpty() && !reply.toolCalls().isEmpty() ? null : reply.text())
                .with("refusal", null);
        if (!reply.toolCalls().isEmpty()) {
            List<Tree> calls = new ArrayList<>();
            reply.toolCalls()
                    .forEach(made -> calls.add(made.withId("call_" + id.substring(0, 22) + calls.size())
                            .json()));
            message.with("tool_calls", calls);
        }
        long asked = tokens(call.body());
        long said = tokens(message.json());
        return Tree.object()
                .with("id", "chatcmpl-" + id)
                .with("object", "chat.completion")
                .with("created", clock.instant().getEpochSecond())
                .with("model", model)
                .with(
                        "choices",
                        List.of(Tree.object()
                                .with("index", 0L)
                                .with("message", message)
                                .with("logprobs", null)
                                .with("finish_reason", reply.finishReason())))
                .with(
                        "usage",
                        Tree.object()
                                .with("prompt_tokens", asked)
                                .with("completion_tokens", said)
                                .with("total_tokens", asked + said))
                .with("system_fingerprint", NAME);
    }

    private static long tokens(String text) {
        return Math.max(1, text.length() / 4);
    }

    private Tree models() {
        Tree model = Tree.object()
                .with("id", NAME)
                .with("object", "model")
                .with("created", clock.instant().getEpochSecond())
                .with("owned_by", "local");
        return Tree.object().with("object", "list").with("data", List.of(model));
    }

    private static Answer failed(ChatReply reply) {
        String type = reply.status() == 429 ? "requests" : "server_error";
        return error(reply.status(), reply.text(), type, reply.status() == 429 ? "rate_limit_exceeded" : null);
    }

    private static Answer error(int status, String message, String type, @Nullable String code) {
        return Answer.json(
                status,
                Tree.object()
                        .with(
                                "error",
                                Tree.object()
                                        .with("message", message)
                                        .with("type", type)
                                        .with("param", null)
                                        .with("code", code)));
    }
}
