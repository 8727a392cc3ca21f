package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.testkit.HttpCall;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promise: the facts that count are all read, however many were told before them. */
class LeadFactsTest {
    private final LeadsFixture fixture = new LeadsFixture();
    private final String id = (String)
            fixture.create(Map.of("name", "Ann Lee", "phone", "+12127365000")).at("id");

    @Test
    void howeverOftenOneIsToldAnewTheOthersAreRead() {
        for (int i = 0; i <= 200; i++) {
            fixture.leads.recordFact(id, NewFact.text(FactName.BUDGET, i + "k"), Actor.AI);
        }
        fixture.leads.recordFact(id, NewFact.text(FactName.TIMELINE, "this month"), Actor.AI);
        assertEquals(
                List.of("200k", "this month"),
                fixture.leads.facts(id).stream().map(FactView::value).toList());

        var first = page(null);
        assertEquals("200k", first.at("data.0.value"));
        assertEquals("this month", first.at("data.1.value"));
        assertEquals("superseded", first.at("data.2.status"));
        var second = page(String.valueOf(first.at("page.nextCursor")));
        assertEquals(2, ((List<?>) second.at("data")).size(), second.body());
        assertNull(second.at("page.nextCursor"));
    }

    @Test
    void whatWasSupersededAmongThoseThatCountIsPassedOver() {
        var by = Actor.AI;
        var old = new LeadFact(
                FactName.BUDGET,
                "5k",
                "text",
                80,
                null,
                null,
                FactStatus.SUPERSEDED,
                by,
                fixture.test.platform().clock().now());
        for (int i = 0; i < 205; i++) {
            fixture.test
                    .platform()
                    .database()
                    .commit(fixture.rows().put(LeadKeys.facts(id) + "budget#fct_" + i, old, by));
        }
        fixture.leads.recordFact(id, NewFact.text(FactName.TIMELINE, "this month"), by);
        assertEquals(
                List.of("this month"),
                fixture.leads.facts(id).stream().map(FactView::value).toList());
    }

    @Test
    void soManyOfANameCountAndTheRestIsRefused() {
        for (int i = 0; i < LeadFacts.MOST; i++) {
            fixture.leads.recordFact(id, NewFact.text(FactName.CUSTOM, "fact " + i), Actor.AI);
        }
        var more = NewFact.text(FactName.CUSTOM, "one more");
        var problem = assertThrows(Problem.class, () -> fixture.leads.recordFact(id, more, Actor.AI));
        assertEquals(LeadProblems.TOO_MANY_FACTS, problem.type());
        fixture.leads.recordFact(id, NewFact.text(FactName.CUSTOM, "fact 7"), Actor.AI);
        fixture.leads.recordFact(id, NewFact.text(FactName.NEED, "a roof"), Actor.AI);
        assertEquals(LeadFacts.MOST + 1, fixture.leads.facts(id).size());
    }

    private HttpCall.Answer page(@Nullable String cursor) {
        var call = fixture.of(ListFacts.Function::new, "GET", id);
        return (cursor == null ? call : call.query("cursor", cursor)).send();
    }
}
