package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.loctelli.assistant.trace.TurnView;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.Script;
import com.loctelli.strategies.AgentMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise: the exact prompt of a turn, and what it can be played again from, are told as long as messages are kept. */
class KeptPromptTest {
    /** A clock of its own: it goes on by years. */
    private final Scene scene = new Scene(Scene.start(List.of(), Map.of()), AgentMode.AUTO);

    private final Turns turns = new Turns(scene.platform);

    private TurnView turn() {
        scene.greet();
        scene.speakBy(new Script().then(ChatReply.text("Which part of the roof is it about?")));
        assertEquals("Which part of the roof is it about?", scene.answer("It leaks"));
        return scene.traces().getFirst();
    }

    @Test
    void asLongAsTheBusinessSaysAndNotADayLonger() {
        scene.business(Map.of("compliance", Map.of("retentionDays", 40)));
        var turn = turn();
        scene.test.clock().advance(Duration.ofDays(40).minusMinutes(5));
        assertNotNull(turns.need(scene.tenant, turn.id(), true).prompt());
        assertNotNull(turns.recording(scene.tenant, turn.id()));

        scene.test.clock().advance(Duration.ofMinutes(10));
        var later = turns.need(scene.tenant, turn.id(), true);
        assertNull(later.prompt());
        assertEquals(turn.promptSha256(), later.promptSha256());
        assertNull(turns.recording(scene.tenant, turn.id()));
        var replayed = scene.test
                .call(scene.test.function(ReplayTurn.Function::new, Permission.MANAGE), "POST", "/v1/turns/x/replay")
                .as(scene.test.user(scene.tenant, Role.MANAGER))
                .path("id", turn.id())
                .body(Map.of())
                .send();
        assertEquals(410, replayed.status(), replayed.body());
    }

    @Test
    void forTwoYearsWhereTheBusinessSaysNothing() {
        var turn = turn();
        scene.test.clock().advance(Duration.ofDays(729));
        assertNotNull(turns.recording(scene.tenant, turn.id()));
        scene.test.clock().advance(Duration.ofDays(2));
        assertNull(turns.recording(scene.tenant, turn.id()));
    }
}
