package com.loctelli.assistant.model;

import com.loctelli.kernel.platform.Settings;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionMessageParam;
import com.openai.models.chat.completions.ChatCompletionSystemMessageParam;
import com.openai.models.chat.completions.ChatCompletionTool;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.chat.completions.ChatCompletionUserMessageParam;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Chat completions through openai-java, against whatever server speaks the protocol. One request is one request: the
 * library's own retries are off, because a queue waits better than a function that is paid by the millisecond. The
 * client is made at first use and kept as long as its key is the deployment's. Safe for use by many threads.
 */
public final class ModelClient {
    private static final String OFFICIAL = "https://api.openai.com/v1";
    private static final String CHEAP = "gpt-4o-mini";
    /** A key that is not known may be the one of before, which processes hold for minutes after it was changed. */
    private static final Duration NEXT_KEY = Duration.ofMinutes(1);
    /** Reasoning models take no temperature. */
    private static final Pattern NO_TEMPERATURE = Pattern.compile("(o\\d|gpt-5).*");

    private final Settings settings;
    private volatile @Nullable Made made;

    public ModelClient(Settings settings) {
        this.settings = settings;
    }

    /** A client, and the key that it has. */
    private record Made(String key, OpenAIClient client) {
        /** Leaves the key out. */
        @Override
        public String toString() {
            return "Made[]";
        }
    }

    /** The model that is asked: the deployment's where it names one, otherwise the template's. */
    public String model(String ofTemplate) {
        return settings.get("OPENAI_MODEL", ofTemplate);
    }

    /**
     * The model that takes a dearer one's place where money runs short: the deployment's where it names one, otherwise
     * itself.
     */
    public String cheaper(String model) {
        return settings.get("ASSISTANT_CHEAPER_MODEL", settings.get("OPENAI_MODEL", CHEAP));
    }

    /** The server that is asked. */
    public String baseUrl() {
        return settings.get("OPENAI_BASE_URL", OFFICIAL);
    }

    /** Asks once. */
    public ModelAnswer ask(Question question) {
        return ask(question, RequestOptions.none());
    }

    /** Asks once, and waits no longer than so. */
    public ModelAnswer ask(Question question, Duration longest) {
        return ask(question, RequestOptions.builder().timeout(longest).build());
    }

    private ModelAnswer ask(Question question, RequestOptions options) {
        try {
            return read(client().chat().completions().create(params(question), options));
        } catch (OpenAIServiceException e) {
            return failed(e);
        } catch (OpenAIIoException _) {
            return new ModelAnswer.Later("disconnected", null);
        } catch (OpenAIInvalidDataException _) {
            return new ModelAnswer.Later("malformed", null);
        } catch (OpenAIException _) {
            // What the library throws for a body that is not JSON.
            return new ModelAnswer.Later("malformed", null);
        }
    }

    private static ModelAnswer read(ChatCompletion completion) {
        if (completion.choices().isEmpty()) {
            return new ModelAnswer.Later("malformed", null);
        }
        var choice = completion.choices().getFirst();
        var usage = completion
                .usage()
                .map(u -> new Usage(u.promptTokens(), u.completionTokens()))
                .orElse(null);
        var finish = choice.finishReason().asString();
        if (finish.equals("length") || finish.equals("content_filter")) {
            return new ModelAnswer.CutOff(finish, usage);
        }
        var calls = choice.message().toolCalls().orElse(List.of()).stream()
                .flatMap(call -> call.function().stream())
                .map(call -> new ToolCall(
                        call.id(), call.function().name(), call.function().arguments()))
                .toList();
        var model = completion.model();
        boolean scripted = model.toLowerCase(Locale.ROOT).contains("scripted");
        if (choice.message().refusal().filter(r -> !r.isBlank()).isPresent()) {
            return new ModelAnswer.CutOff("refusal", usage);
        }
        return new ModelAnswer.Spoke(choice.message().content().orElse(""), calls, usage, model, scripted);
    }

    private static ModelAnswer failed(OpenAIServiceException e) {
        int status = e.statusCode();
        if (status == 429) {
            var reason = e.code().filter("insufficient_quota"::equals).orElse("throttled");
            return new ModelAnswer.Later(reason, retryAfter(e));
        }
        if (status == 401 || status == 403) {
            return new ModelAnswer.Later("status_" + status, NEXT_KEY);
        }
        if (status >= 500 || status == 408 || status == 409) {
            return new ModelAnswer.Later("status_" + status, retryAfter(e));
        }
        return new ModelAnswer.Refused("status_" + status);
    }

    private static @Nullable Duration retryAfter(OpenAIServiceException e) {
        var values = e.headers().values("retry-after");
        try {
            return values.isEmpty() ? null : Duration.ofMillis((long) (Double.parseDouble(values.getFirst()) * 1000));
        } catch (NumberFormatException _) {
            // A date is allowed too; our own waiting then counts.
            return null;
        }
    }

    private static ChatCompletionCreateParams params(Question question) {
        var params = ChatCompletionCreateParams.builder()
                .model(question.model())
                .maxCompletionTokens(question.maxOutputTokens())
                .messages(question.lines().stream().map(ModelClient::message).toList());
        if (!NO_TEMPERATURE.matcher(question.model()).matches()) {
            params.temperature(question.temperature());
        }
        if (!question.tools().isEmpty()) {
            params.tools(question.tools().stream().map(ModelClient::tool).toList());
        }
        return params.build();
    }

    private static ChatCompletionMessageParam message(Line line) {
        return switch (line) {
            case Line.Instructions(var text) ->
                ChatCompletionMessageParam.ofSystem(
                        ChatCompletionSystemMessageParam.builder().content(text).build());
            case Line.FromLead(var text) ->
                ChatCompletionMessageParam.ofUser(
                        ChatCompletionUserMessageParam.builder().content(text).build());
            case Line.ToLead(var text) ->
                ChatCompletionMessageParam.ofAssistant(ChatCompletionAssistantMessageParam.builder()
                        .content(text)
                        .build());
            case Line.Called(var calls) -> {
                var message = ChatCompletionAssistantMessageParam.builder();
                calls.forEach(call -> message.addToolCall(ChatCompletionMessageFunctionToolCall.builder()
                        .id(call.id())
                        .function(ChatCompletionMessageFunctionToolCall.Function.builder()
                                .name(call.name())
                                .arguments(call.arguments())
                                .build())
                        .build()));
                yield ChatCompletionMessageParam.ofAssistant(message.build());
            }
            case Line.Answered(var callId, var json) ->
                ChatCompletionMessageParam.ofTool(ChatCompletionToolMessageParam.builder()
                        .toolCallId(callId)
                        .content(json)
                        .build());
        };
    }

    private static ChatCompletionTool tool(ToolSpec spec) {
        var parameters = FunctionParameters.builder();
        spec.schema().forEach((name, value) -> parameters.putAdditionalProperty(name, JsonValue.from(value)));
        return ChatCompletionTool.ofFunction(ChatCompletionFunctionTool.builder()
                .function(FunctionDefinition.builder()
                        .name(spec.name())
                        .description(spec.description())
                        .strict(true)
                        .parameters(parameters.build())
                        .build())
                .build());
    }

    private OpenAIClient client() {
        var key = settings.need("OPENAI_API_KEY");
        var known = made;
        if (known == null || !known.key().equals(key)) {
            synchronized (this) {
                known = made;
                if (known == null || !known.key().equals(key)) {
                    known = new Made(key, client(key));
                    made = known;
                }
            }
        }
        return known.client();
    }

    private OpenAIClient client(String key) {
        var wait = Duration.ofSeconds(Long.parseLong(settings.get("ASSISTANT_MODEL_TIMEOUT_SECONDS", "25")));
        return OpenAIOkHttpClient.builder()
                .okHttpClient(new OkHttpClient.Builder()
                        .socketFactory(new UndelayedSockets())
                        .build())
                .apiKey(key)
                .baseUrl(baseUrl())
                .maxRetries(0)
                .timeout(Timeout.builder()
                        .connect(Duration.ofSeconds(5))
                        .read(wait)
                        .write(Duration.ofSeconds(10))
                        .request(wait)
                        .build())
                .build();
    }
}
