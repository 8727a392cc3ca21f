package com.loctelli.standins.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.standins.faults.Faults;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.RateLimitException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelTest {

    private final Model model = Model.start(ModelSettings.of(new Faults(), InstantSource.system()));
    private final OpenAIClient client = OpenAIOkHttpClient.builder()
            .baseUrl(model.baseUrl())
            .apiKey("local")
            .maxRetries(0)
            .build();

    @AfterEach
    void stop() {
        client.close();
        model.close();
    }

    private ChatCompletion.Choice ask(String words) {
        return complete(words).choices().getFirst();
    }

    private ChatCompletion complete(String words) {
        FunctionParameters schema = FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty(
                        "properties",
                        JsonValue.from(Map.of("from", Map.of("type", "string"), "to", Map.of("type", "string"))))
                .putAdditionalProperty("required", JsonValue.from(List.of("from", "to")))
                .build();
        return client.chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model("gpt-test")
                        .addSystemMessage("You are Ava.")
                        .addUserMessage(words)
                        .addFunctionTool(FunctionDefinition.builder()
                                .name("check_availability")
                                .parameters(schema)
                                .build())
                        .build());
    }

    @Test
    void theScriptSaysThatItIsOneWhateverModelIsAskedFor() {
        assertEquals("scripted-sales-agent", complete("hi").model());

        model.speakBy(request -> ChatReply.text("Hello."));

        assertEquals("gpt-test", complete("hi").model(), "who else speaks stands for the model");
    }

    @Test
    void openAisClientReadsAToolCall() {
        ChatCompletion.Choice choice = ask("I'd like an appointment");
        assertEquals("tool_calls", choice.finishReason().asString());
        var call = choice.message().toolCalls().orElseThrow().getFirst().asFunction();
        assertEquals("check_availability", call.function().name());
        assertTrue(
                call.function().arguments().contains("\"from\":\"2"),
                call.function().arguments());
        assertTrue(model.journal().getFirst().body().json().contains("I'd like an appointment"));
    }

    @Test
    void aScriptMakesEveryFailureAClientCanMeet() {
        model.speakBy(new Script()
                .then(ChatReply.text("You are booked for Friday at 25:00!"))
                .then(ChatReply.calls(ToolCall.of("create_booking", "{\"alias\":")))
                .then(ChatReply.finished("length", "Well, as I was say"))
                .then(ChatReply.throttled(Duration.ofSeconds(3)))
                .then(ChatReply.disconnect()));
        assertEquals(
                "You are booked for Friday at 25:00!",
                ask("hi").message().content().orElseThrow());
        assertEquals(
                "{\"alias\":",
                ask("hi")
                        .message()
                        .toolCalls()
                        .orElseThrow()
                        .getFirst()
                        .asFunction()
                        .function()
                        .arguments());
        assertEquals("length", ask("hi").finishReason().asString());
        RateLimitException refused = assertThrows(RateLimitException.class, () -> ask("hi"));
        assertEquals(List.of("3"), refused.headers().values("Retry-After"));
        assertThrows(OpenAIIoException.class, () -> ask("hi"));
    }
}
