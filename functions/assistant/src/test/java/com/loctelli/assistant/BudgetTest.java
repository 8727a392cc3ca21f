package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.budget.Spending;
import com.loctelli.assistant.budget.Stage;
import com.loctelli.assistant.model.Prices;
import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.conversations.OwnershipMode;
import com.loctelli.kernel.json.Json;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.ChatTool;
import com.loctelli.standins.model.Script;
import com.loctelli.strategies.AgentMode;
import com.loctelli.subaccounts.Budgets;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Spent;
import com.loctelli.subaccounts.usage.Usage;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise 2.8: money is set aside before the model is asked, and as it runs out the agent does less before it stops. */
class BudgetTest {
    private static final String PRICES = "scripted-sales-agent=1000000/2000000;small=100000/200000";
    private static final Scene SCENE = new Scene(
            Scene.start(List.of(), Map.of("ASSISTANT_MODEL_PRICES", PRICES, "ASSISTANT_CHEAPER_MODEL", "small")),
            AgentMode.AUTO);

    private final Scene scene = new Scene(SCENE.test, AgentMode.AUTO);

    @Test
    void theLadderGoesFromTheWarningByACheaperModelAndSuggestionsToNothing() {
        var budgets = budgets("cheaper_model");
        assertEquals(Stage.NORMAL, Stage.of(new Spent(79, 0, 100, 1000), budgets));
        assertEquals(Stage.WARN, Stage.of(new Spent(80, 0, 100, 1000), budgets));
        assertEquals(Stage.CHEAPER_MODEL, Stage.of(new Spent(90, 0, 100, 1000), budgets));
        assertEquals(Stage.SUGGEST_ONLY, Stage.of(new Spent(95, 0, 100, 1000), budgets));
        assertEquals(Stage.STOP, Stage.of(new Spent(100, 0, 100, 1000), budgets));
        assertEquals(Stage.STOP, Stage.of(new Spent(1, 1000, 100, 1000), budgets));
        assertEquals(Stage.WARN, Stage.of(new Spent(94, 0, 100, 1000), budgets("suggest_only")));
        assertEquals(Stage.WARN, Stage.of(new Spent(99, 0, 100, 1000), budgets("stop")));
        assertEquals(Stage.STOP, Stage.of(new Spent(0, 0, 0, 1000), budgets));
    }

    @Test
    void fiftyTurnsAtOncePassTheBudgetByNoMoreThanOneTurnsMaximum() throws Exception {
        long budget = 100_000;
        var business = scene.business(Map.of("budgets", Map.of("aiMicrosPerDay", budget, "aiMicrosPerMonth", budget)));
        var worst = new com.loctelli.assistant.model.Usage(6000, 600);
        var real = new com.loctelli.assistant.model.Usage(3000, 300);
        long most = Prices.of(scene.platform.settings()).atMost("scripted-sales-agent", worst);
        var spent = new AtomicLong();
        var asked = new AtomicInteger();
        var turns = IntStream.range(0, 50)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    var batch = Spending.want(
                            scene.platform,
                            scene.tenant,
                            scene.platform.database().batch(scene.tenant));
                    var spending = Spending.open(scene.platform, scene.tenant, batch.read(), business);
                    if (spending.stage() == Stage.STOP
                            || !spending.reserve("turn" + i, List.of("scripted-sales-agent"), worst, real)) {
                        return false;
                    }
                    asked.incrementAndGet();
                    spent.addAndGet(Prices.of(scene.platform.settings()).atMost("scripted-sales-agent", real));
                    assertTrue(spent.get() <= budget + most, spent + " spent of " + budget);
                    scene.platform.database().commit(spending.settled(List.of("scripted-sales-agent"), real));
                    return true;
                })
                .toList();
        try (var pool = Executors.newFixedThreadPool(50)) {
            for (var turn : pool.invokeAll(turns)) {
                turn.get();
            }
        }
        assertTrue(asked.get() >= budget / most, "asked " + asked);
        assertTrue(asked.get() < 50, "asked " + asked);
        assertTrue(spent.get() <= budget + most, spent + " spent of " + budget);
        assertEquals(
                spent.get(),
                new Usage(scene.platform)
                        .of(scene.tenant)
                        .spent(Metric.AI_MICROS)
                        .today());
    }

    @Test
    void whatATurnCostIsCountedAndWhatItSetAsideIsGivenBack() {
        scene.business(Map.of());
        scene.greet();
        scene.speakBy(request -> ChatReply.text("Hello, what can we do for you?"));
        scene.answer("hi");
        long cost = scene.traces().stream()
                .mapToLong(turn -> Prices.of(scene.platform.settings())
                        .atMost(
                                turn.model(),
                                new com.loctelli.assistant.model.Usage(turn.tokensIn(), turn.tokensOut())))
                .sum();
        assertTrue(cost > 0);
        assertEquals(
                cost,
                new Usage(scene.platform)
                        .of(scene.tenant)
                        .spent(Metric.AI_MICROS)
                        .today());
    }

    @Test
    void nearTheEndACheaperModelIsAskedThenRepliesAreOnlySuggestedThenAPersonAnswers() {
        scene.business(
                Map.of("budgets", Map.of("aiMicrosPerDay", 10_000_000, "warnPct", 80, "degrade", "cheaper_model")));
        scene.greet();
        var models = new ArrayList<String>();
        var tools = new ArrayList<List<String>>();
        scene.speakBy(request -> {
            models.add(request.model());
            tools.add(request.tools().stream().map(ChatTool::name).toList());
            return ChatReply.text("Reply number " + models.size() + " of this conversation, is it of use?");
        });
        use(9_100_000);
        scene.answer("hi");
        assertEquals(List.of("small"), models);
        assertEquals(TurnStatus.SENT, scene.traces().getFirst().status());

        use(450_000);
        int said = scene.saidByAgent().size();
        scene.answer("and now?");
        assertEquals(said, scene.saidByAgent().size());
        assertEquals(TurnStatus.SUGGESTED, scene.traces().getFirst().status());
        assertTrue(tools.getFirst().contains("create_booking"), tools.toString());
        assertFalse(tools.getLast().stream().anyMatch(name -> name.endsWith("_booking")), tools.toString());

        use(500_000);
        scene.answer("anybody there?");
        assertEquals(2, models.size());
        assertEquals("budget", scene.traces().getFirst().reason());
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
        var notice = Spending.open(
                        scene.platform,
                        scene.tenant,
                        Spending.want(
                                        scene.platform,
                                        scene.tenant,
                                        scene.platform.database().batch(scene.tenant))
                                .read(),
                        null)
                .noticed();
        assertEquals(Stage.STOP, Objects.requireNonNull(notice).stage());
    }

    @Test
    void aServerThatDoesNotSayWhatWasUsedIsCountedAtTheMostThatItCanHaveBeen() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = """
                    {"id": "c", "object": "chat.completion", "created": 1, "model": "scripted-sales-agent", "choices": [
                    {"index": 0, "finish_reason": "stop", "logprobs": null,
                    "message": {"role": "assistant", "content": "What can we do for you?", "refusal": null}}]}""".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
            var silent = new Scene(
                    Scene.start(List.of(), Map.of("ASSISTANT_MODEL_PRICES", PRICES, "OPENAI_BASE_URL", url)),
                    AgentMode.AUTO);
            assertEquals("What can we do for you?", silent.answer("hi"));
            assertTrue(spent(silent) > 8_000, "spent " + spent(silent));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aDearerModelThatWasAskedAndDidNotAnswerIsPaidForAtItsOwnPrice() {
        var settings = Map.of(
                "ASSISTANT_MODEL_PRICES", PRICES + ";dear=100000000/200000000", "OPENAI_FALLBACK_MODELS", "dear");
        var chained = new Scene(Scene.start(List.of(), settings), AgentMode.AUTO);
        chained.business(Map.of("budgets", Map.of("aiMicrosPerDay", 1_000_000_000, "aiMicrosPerMonth", 1_000_000_000)));
        chained.speakBy(new Script()
                .then(ChatReply.failure(503, "down"))
                .then(ChatReply.finished("length", "Let me tell you everything about"))
                .then(ChatReply.text("What can we do for you?")));
        assertEquals("What can we do for you?", chained.answer("hi"));
        var turn = chained.traces().getFirst();
        assertEquals("scripted-sales-agent", turn.model());
        var heard = new com.loctelli.assistant.model.Usage(turn.tokensIn(), turn.tokensOut());
        long dear = Prices.of(chained.platform.settings()).atMost("dear", heard);
        assertTrue(spent(chained) > dear, spent(chained) + " of " + dear);
    }

    private static long spent(Scene of) {
        return new Usage(of.platform).of(of.tenant).spent(Metric.AI_MICROS).today();
    }

    private void use(long micros) {
        var usage = new Usage(scene.platform).of(scene.tenant);
        var reserved = usage.reserve(scene.platform.ids().token(), List.of(new Charge(Metric.AI_MICROS, 1)));
        scene.platform.database().commit(usage.settle(reserved, Map.of(Metric.AI_MICROS, micros)));
        scene.test.clock().advance(Duration.ofSeconds(1));
    }

    private static Budgets budgets(String degrade) {
        return Json.fromTree(Map.of("warnPct", 80, "degrade", degrade), Budgets.class);
    }
}
