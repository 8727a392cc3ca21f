package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.conversations.StoredMessage;
import com.loctelli.conversations.TakeInboundText;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.InboundTexts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.optout.DoubtfulText;
import com.loctelli.messaging.optout.OptOutReviews;
import com.loctelli.messaging.optout.ReviewState;
import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.Model;
import com.loctelli.standins.model.ModelSettings;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.strategies.AgentMode;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: in doubt texting ends first, and a better reader than rules says afterwards what was meant. */
final class ReadDoubtfulTextTest {
    private static final Model MODEL = Model.start(ModelSettings.of(new Faults(), InstantSource.system()));
    private static final String DOUBTFUL = "This is harassment";

    private final Scene scene = new Scene(
            TestPlatform.start(
                    Map.of(
                            "LOCTELLI_PASSWORD_COST", "4",
                            "OPENAI_API_KEY", "local",
                            "OPENAI_BASE_URL", MODEL.baseUrl(),
                            "OPENAI_MODEL", "reader"),
                    List.of()),
            AgentMode.AUTO);
    private final Platform platform = scene.platform;

    @Test
    void whatWasMeantAsARevocationStaysOneAndIsConfirmedToThePerson() {
        says("{\"is\":\"revokes\"}");
        var id = texted();
        int before = scene.sms().size();

        assertEquals(Outcome.DONE, read(id));

        assertEquals(ReviewState.CONFIRMED, state(id));
        assertNotNull(suppression());
        assertEquals(before + 1, scene.sms().size());
        assertEquals(Outcome.DONE, read(id), "a second delivery");
        assertEquals(before + 1, scene.sms().size());
        takeWaiting();
        new InboundTexts(platform).again(scene.tenant, id);
        takeWaiting();
        var automatic =
                scene.messages().stream().filter(StoredMessage::isAutomatic).toList();
        assertEquals(1, automatic.size(), "what confirms it stands in the conversation, once");
        assertNotNull(automatic.getFirst().textId());
        assertNull(scene.head().pendingBatch(), "and the agent is not asked about the text that was passed on again");
    }

    @Test
    void whatWasNotMeantSoIsAnsweredByTheAgentAfterAll() {
        says("{\"is\":\"ordinary\"}");
        var id = texted();
        assertNull(scene.head().pendingBatch());

        read(id);

        assertEquals(ReviewState.UNDONE, state(id));
        assertNull(suppression());
        assertNotNull(scene.head().pendingBatch());
    }

    @Test
    void whatTheLeadWroteWhileTheTextWasHeldIsAnsweredWithIt() {
        var id = texted();
        scene.texts("When can you come?");
        scene.test.clock().advance(Duration.ofSeconds(6));
        scene.turn();
        assertEquals(List.of(), scene.saidByAgent(), "texting has ended");
        assertNull(scene.head().pendingBatch());

        says("{\"is\":\"ordinary\"}");
        read(id);

        assertEquals(
                scene.head().lastSeq(),
                Objects.requireNonNull(scene.head().pendingBatch()).throughSeq());
        assertNull(suppression());
    }

    @Test
    void eachOfTwoDoubtfulTextsIsReadAndTheAgentAnswersWhenNoneOfThemWasMeantSo() {
        says("{\"is\":\"ordinary\"}");
        var first = texted();
        var second = texted();

        read(first);
        assertEquals(ReviewState.UNDONE, state(first));
        assertNotNull(suppression(), "the other one is not read yet");
        read(second);

        assertEquals(ReviewState.UNDONE, state(second));
        assertNull(suppression());
        assertNotNull(scene.head().pendingBatch());
    }

    @Test
    void ofTwoDoubtfulTextsTheOneThatWasMeantSoKeepsTextingEnded() {
        var first = texted();
        var second = texted();
        says("{\"is\":\"revokes\"}");
        read(first);
        says("{\"is\":\"ordinary\"}");
        read(second);
        assertEquals(ReviewState.CONFIRMED, state(first));
        assertEquals(ReviewState.UNDONE, state(second));
        assertNotNull(suppression());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"is\":\"maybe\"}", "{}", "not json", "[1]"})
    void whatTheModelSaysBesideTheQuestionLeavesTextingEndedAndTheTextToAPerson(String answer) {
        says(answer);
        var id = texted();
        assertEquals(Outcome.DONE, read(id));
        assertNotNull(suppression());
        assertEquals(ReviewState.OPEN, state(id));
    }

    @Test
    void aModelThatCannotAnswerNowIsAskedLaterAndTextingStaysEndedMeanwhile() {
        MODEL.speakBy(request -> ChatReply.failure(500, "down"));
        var id = texted();
        assertThrows(Problem.class, () -> read(id));
        assertEquals(ReviewState.OPEN, state(id));
        assertNotNull(suppression());
    }

    @Test
    void theReadingIsPaidForAndATextThatNobodyCanPayForIsHeldForAPerson() {
        says("{\"is\":\"ordinary\"}");
        var first = texted();
        scene.business(Map.of("budgets", Map.of("aiMicrosPerDay", 0)));
        int asked = MODEL.journal().size();
        assertEquals(Outcome.DONE, read(first));
        assertEquals(asked, MODEL.journal().size());
        assertEquals(ReviewState.OPEN, state(first));
        assertNotNull(suppression());

        scene.business(Map.of());
        assertEquals(Outcome.DONE, read(first));
        assertEquals(ReviewState.UNDONE, state(first));
        var spent = new Usage(platform).of(scene.tenant).spent(Metric.AI_MICROS).today();
        assertTrue(spent > 0, "spent " + spent);
    }

    private static void says(String arguments) {
        MODEL.speakBy(request -> ChatReply.calls(ToolCall.of("meaning", arguments)));
    }

    private String texted() {
        var id = "SM" + platform.ids().token();
        take(id);
        return id;
    }

    private void take(String id) {
        new InboundTexts(platform)
                .take(
                        scene.tenant,
                        new InboundText(
                                id,
                                scene.phone,
                                scene.sender,
                                DOUBTFUL,
                                null,
                                platform.clock().now().toString()));
        takeWaiting();
    }

    private void takeWaiting() {
        scene.test.drain(QueueName.INBOUND_TEXTS, new TakeInboundText.Function(platform));
    }

    private Outcome read(String id) {
        return scene.parts.readDoubtfulText().work(scene.tenant, new DoubtfulText(id));
    }

    private @Nullable ReviewState state(String id) {
        var review = new OptOutReviews(platform, scene.tenant).find(id);
        return review == null ? null : review.state();
    }

    private @Nullable Object suppression() {
        return new Consents(platform).of(scene.tenant).suppression(scene.phone);
    }
}
