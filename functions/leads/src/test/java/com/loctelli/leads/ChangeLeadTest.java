package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeLeadTest {
    private final LeadsFixture fixture = new LeadsFixture();
    private final String id =
            (String) fixture.create(Map.of("name", "Ann Lee", "phone", "+12127365000", "email", "ann@example.com"))
                    .at("id");

    @Test
    void aNewPhoneSwapsTheUniquenessItemsAndTokensInOneTransaction() {
        var answer = fixture.of(UpdateLead.Function::new, "PATCH", id)
                .header("if-match", "\"1\"")
                .body(Map.of("phone", "+13105550123"))
                .send();
        assertEquals(200, answer.status(), answer.body());
        assertEquals("\"2\"", answer.headers().get("etag"));
        assertEquals("ann@example.com", answer.at("email"));
        assertEquals("America/Los_Angeles", answer.at("timezone"));
        var keys = fixture.keys();
        assertFalse(keys.contains("PHONE#+12127365000"));
        assertFalse(keys.contains("T#5000#" + id));
        assertTrue(keys.containsAll(List.of("PHONE#+13105550123", "T#0123#" + id)));
        assertEquals(
                201,
                fixture.create(Map.of("name", "Bob", "phone", "+12127365000")).status());
    }

    @Test
    void aNumberThatAnotherLeadHasIsRefusedAndNothingChanges() {
        fixture.create(Map.of("name", "Bob", "phone", "+13105550123"));
        var before = fixture.keys();
        var answer = fixture.of(UpdateLead.Function::new, "PATCH", id)
                .body(Map.of("phone", "+13105550123", "company", "X"))
                .send();
        assertEquals(409, answer.status());
        assertEquals(before, fixture.keys());
        assertNull(fixture.leads.need(id).value().company());
    }

    @Test
    void whatIsNullIsTakenAwayAndAnotherMayHaveIt() {
        patch("{\"company\":\"Acme\",\"language\":\"en\"}");
        var answer = patch("{\"phone\":null,\"email\":null,\"company\":null}");
        assertEquals(200, answer.status(), answer.body());
        var lead = fixture.leads.need(id).value();
        assertNull(lead.phone());
        assertNull(lead.phoneValid());
        assertNull(lead.emailNorm());
        assertNull(lead.company());
        assertEquals("en", lead.language());
        assertEquals("Ann Lee", lead.name());
        var keys = fixture.keys();
        assertFalse(keys.contains("PHONE#+12127365000"));
        assertFalse(keys.contains("EMAIL#ann@example.com"));
        assertFalse(keys.contains("T#5000#" + id));
        assertEquals(
                201,
                fixture.create(Map.of("name", "Bob", "phone", "+12127365000", "email", "ann@example.com"))
                        .status());
    }

    @Test
    void partsAreTakenAwayOneByOne() {
        patch(
                "{\"address\":{\"city\":\"Miami\",\"state\":\"FL\"},\"customFields\":{\"a/b\":\"9\",\"colour\":\"red\"}}");
        var some = patch("{\"address\":{\"city\":null,\"line1\":\"1 Main St\"},\"customFields\":{\"a/b\":null}}");
        assertEquals(Map.of("state", "FL", "line1", "1 Main St"), some.at("address"), some.body());
        assertEquals(Map.of("colour", "red"), some.at("customFields"));
        var none = patch("{\"address\":{\"state\":null,\"line1\":null},\"lastName\":null}");
        assertNull(none.at("address"), none.body());
        assertEquals("Ann", none.at("name"));
        assertNull(patch("{\"firstName\":null}").at("firstName"));
        assertEquals("Ann", fixture.leads.need(id).value().name(), "a lead is called something");
    }

    @Test
    void aZoneThatIsTakenAwayIsInferredAgain() {
        assertEquals(
                "America/Denver", patch("{\"timezone\":\"America/Denver\"}").at("timezone"));
        assertEquals("America/Denver", patch("{\"company\":\"Acme\"}").at("timezone"));
        assertEquals("America/New_York", patch("{\"timezone\":null}").at("timezone"));
    }

    @Test
    void whatMustBeThereCannotBeTakenAway() {
        var answer = patch("{\"name\":null,\"tags\":null,\"customFields\":null,\"phone\":null}");
        assertEquals(400, answer.status());
        assertEquals(
                List.of("/customFields", "/name", "/tags"),
                answer.wrongFields().stream().sorted().toList());
        assertEquals("+12127365000", fixture.leads.need(id).value().phone());
        var moved = fixture.of(MoveLead.Function::new, "PATCH", id)
                .body("{\"status\":\"qualified\",\"reason\":null}")
                .send();
        assertEquals(200, moved.status(), moved.body());
    }

    private com.loctelli.testkit.HttpCall.Answer patch(String body) {
        return fixture.of(UpdateLead.Function::new, "PATCH", id).body(body).send();
    }

    @Test
    void aStaleVersionIsRefused() {
        fixture.of(UpdateLead.Function::new, "PATCH", id)
                .body(Map.of("company", "Acme"))
                .send();
        var stale = fixture.of(UpdateLead.Function::new, "PATCH", id)
                .header("if-match", "\"1\"")
                .body(Map.of("company", "B"))
                .send();
        assertEquals(412, stale.status());
        assertEquals("Acme", fixture.leads.need(id).value().company());
    }

    @Test
    void aTagThatIsNoneOfOursMatchesNoVersionAndAStarMatchesAny() {
        for (var tag : List.of("abc", "\"x-1\"")) {
            var foreign = fixture.of(UpdateLead.Function::new, "PATCH", id)
                    .header("if-match", tag)
                    .body(Map.of("company", "B"))
                    .send();
            assertEquals(412, foreign.status(), tag);
        }
        assertNull(fixture.leads.need(id).value().company());
        var any = fixture.of(UpdateLead.Function::new, "PATCH", id)
                .header("if-match", "*")
                .body(Map.of("company", "C"))
                .send();
        assertEquals(200, any.status(), any.body());
    }

    @Test
    void theStatusMachineLetsThroughWhatItKnowsAndNamesTheRest() {
        var moved = fixture.of(MoveLead.Function::new, "PATCH", id)
                .body(Map.of("status", "qualified", "reason", "has budget"))
                .send();
        assertEquals(200, moved.status(), moved.body());
        assertEquals("qualified", moved.at("status"));
        var refused = fixture.of(MoveLead.Function::new, "PATCH", id)
                .body(Map.of("status", "closed_won"))
                .send();
        assertEquals(200, refused.status());
        var back = fixture.of(MoveLead.Function::new, "PATCH", id)
                .body(Map.of("status", "lead"))
                .send();
        assertEquals(409, back.status());
        assertTrue(back.body().contains("leads/transition-not-allowed"));
        assertEquals(List.of("nurture"), back.at("allowed"));
        var event = fixture.leads.timeline(id, null, 10).data().stream()
                .filter(entry -> "qualified".equals(entry.to()))
                .findFirst()
                .orElseThrow();
        assertEquals("lead", event.from());
        assertEquals("has budget", event.reason());
        assertEquals(fixture.agent.actor(), event.actor());
    }

    @Test
    void movingToWhereItIsChangesNothing() {
        var same = fixture.of(MoveLead.Function::new, "PATCH", id)
                .body(Map.of("status", "lead"))
                .send();
        assertEquals(200, same.status());
        assertEquals("\"1\"", same.headers().get("etag"));
        assertEquals(List.of("created"), fixture.timeline(id));
    }

    @Test
    void anUnknownStatusIsAWrongField() {
        var answer = fixture.of(MoveLead.Function::new, "PATCH", id)
                .body(Map.of("status", "won"))
                .send();
        assertEquals(400, answer.status());
        assertEquals(List.of("/status"), answer.wrongFields());
    }

    @Test
    void tagsNotesAndOwnerAreKeptAndTold() {
        assertEquals(
                List.of("hot"),
                fixture.of(TagLead.Function::new, "PUT", id)
                        .path("tag", "hot")
                        .send()
                        .at("tags"));
        assertEquals(
                List.of("hot"),
                fixture.of(TagLead.Function::new, "PUT", id)
                        .path("tag", "hot")
                        .send()
                        .at("tags"));
        assertEquals(
                List.of(),
                fixture.of(UntagLead.Function::new, "DELETE", id)
                        .path("tag", "hot")
                        .send()
                        .at("tags"));
        var user = new Users(fixture.test.platform())
                .of(fixture.tenant)
                .add(new NewUser("Uma", id + "@example.com", "Str0ng!pass", Role.AGENT), Actor.SYSTEM);
        var assigned = fixture.of(AssignLead.Function::new, "POST", id)
                .body(Map.of("userId", user.id()))
                .send();
        assertEquals(user.id(), assigned.at("ownerUserId"));
        assertEquals(
                201,
                fixture.of(AddNote.Function::new, "POST", id)
                        .body(Map.of("text", "called"))
                        .send()
                        .status());
        assertEquals(
                "called", fixture.of(ListNotes.Function::new, "GET", id).send().at("data.0.text"));
        assertEquals(List.of("note", "assigned", "untagged", "tagged", "created"), fixture.timeline(id));
    }

    @Test
    void aLeadIsGivenToAUserOfItsOwnSubAccountOnly() {
        var stranger = new Users(fixture.test.platform())
                .of(fixture.test.tenant())
                .add(new NewUser("Eve", "eve-" + id + "@example.com", "Str0ng!pass", Role.AGENT), Actor.SYSTEM);
        var given = fixture.of(AssignLead.Function::new, "POST", id)
                .body(Map.of("userId", stranger.id()))
                .send();
        assertEquals(List.of("/userId"), given.wrongFields());
        var made = fixture.create(Map.of("name", "Bob", "ownerUserId", stranger.id()));
        assertEquals(List.of("/ownerUserId"), made.wrongFields());
        assertNull(fixture.leads.need(id).value().ownerUserId());
    }

    @Test
    void theConversationsStateIsMerged() {
        fixture.of(UpdateConversationState.Function::new, "PATCH", id)
                .body(Map.of("budget", "10k", "stage", "closing"))
                .send();
        var answer = fixture.of(UpdateConversationState.Function::new, "PATCH", id)
                .body(Map.of("qualified", true, "objections", List.of(Map.of("type", "price", "handled", false))))
                .send();
        assertEquals(200, answer.status(), answer.body());
        var seen = fixture.of(ShowConversationState.Function::new, "GET", id).send();
        assertEquals("10k", seen.at("budget"));
        assertEquals("closing", seen.at("stage"));
        assertEquals(true, seen.at("qualified"));
        assertEquals("price", seen.at("objections.0.type"));
        assertEquals(List.of(), seen.at("painPoints"));
    }

    @Test
    void aNewerBudgetTakesThePlaceOfTheOlderWhichStaysToBeSeen() {
        fixture.leads.recordFact(id, NewFact.text(FactName.BUDGET, "10k"), Actor.AI);
        fixture.leads.recordFact(id, NewFact.text(FactName.BUDGET, "20k"), Actor.AI);
        fixture.leads.recordFact(id, NewFact.text(FactName.BUDGET, "20k"), Actor.AI);
        fixture.leads.recordFact(id, NewFact.text(FactName.NEED, "a roof"), Actor.AI);
        fixture.leads.recordFact(id, NewFact.text(FactName.NEED, "gutters"), Actor.AI);
        assertEquals(
                List.of("20k", "a roof", "gutters"),
                fixture.leads.facts(id).stream().map(FactView::value).sorted().toList());
        var all = fixture.of(ListFacts.Function::new, "GET", id).send();
        assertEquals(4, ((List<?>) all.at("data")).size(), all.body());
        assertTrue(all.body().contains("superseded"));
    }

    @Test
    void aFactOfALeadThatIsNotThereIsRefused() {
        var problem = org.junit.jupiter.api.Assertions.assertThrows(
                com.loctelli.kernel.problem.Problem.class,
                () -> fixture.leads.recordFact("ld_none", NewFact.text(FactName.BUDGET, "1"), Actor.AI));
        assertEquals(404, problem.type().status());
    }
}
