package com.loctelli.leads.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Tasks are found by how they stand, by whose they are and by their lead, and go with it. */
class TasksTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private final Caller.User agent = TEST.user(TEST.tenant(), Role.AGENT);
    private final String leadId = lead(agent);

    private static String lead(Caller.User of) {
        var fields = LeadChange.builder().name("Ann Lee").build();
        return new Leads(TEST.platform())
                .of(of.tenant())
                .create(NewLead.of(LeadSource.API, fields), Actor.SYSTEM)
                .sk();
    }

    private HttpCall call(Function<Platform, ? extends HttpFunction> function, String method) {
        return TEST.call(TEST.function(function, Permission.WORK), method, "/v1/tasks")
                .as(agent);
    }

    private String add(String title, String dueAt) {
        var made = call(AddTask.Function::new, "POST")
                .path("id", leadId)
                .body(Map.of("title", title, "dueAt", dueAt))
                .send();
        assertEquals(201, made.status(), made.body());
        assertEquals("open", made.at("status"));
        return String.valueOf(made.at("id"));
    }

    private static List<String> ids(HttpCall.Answer answer) {
        return ((List<?>) answer.json().get("data"))
                .stream()
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("id")))
                        .toList();
    }

    @Test
    void theMostUrgentComesFirstAndWhatIsDoneIsInAnotherList() {
        var later = add("Call Ann", "2026-04-02T10:00:00Z");
        var sooner = add("Write to Ann", "2026-04-01T10:00:00Z");
        assertEquals(
                List.of(sooner, later), ids(call(ListTasks.Function::new, "GET").send()));

        var done = call(ChangeTask.Function::new, "PATCH")
                .path("id", sooner)
                .body(Map.of("status", "done"))
                .send();
        assertEquals("done", done.at("status"), done.body());
        assertEquals("Write to Ann", done.at("title"));
        assertEquals(List.of(later), ids(call(ListTasks.Function::new, "GET").send()));
        assertEquals(
                List.of(sooner),
                ids(call(ListTasks.Function::new, "GET").query("status", "done").send()));
        assertEquals(
                2,
                ids(call(ListLeadTasks.Function::new, "GET").path("id", leadId).send())
                        .size());
    }

    @Test
    void aTaskIsFoundByWhoseItIsAndALeadsTasksGoWithIt() {
        var due = Instant.parse("2026-04-01T10:00:00Z");
        var tasks = new Tasks(TEST.platform()).of(agent.tenant());
        var mine =
                tasks.make(new NewTask(leadId, "Call", due, "usr_1"), Actor.AI).id();
        tasks.make(new NewTask(leadId, "Call too", due, "usr_2"), Actor.AI);
        assertEquals(
                List.of(mine),
                ids(call(ListTasks.Function::new, "GET")
                        .query("assignee", "usr_1")
                        .send()));

        new Leads(TEST.platform()).of(agent.tenant()).delete(leadId, null);
        assertEquals(List.of(), ids(call(ListTasks.Function::new, "GET").send()));
        assertEquals(
                404,
                call(ChangeTask.Function::new, "PATCH")
                        .path("id", mine)
                        .body(Map.of("status", "done"))
                        .send()
                        .status());
    }

    @Test
    void whatIsNullIsTakenOffATask() {
        var due = Instant.parse("2026-04-01T10:00:00Z");
        var tasks = new Tasks(TEST.platform()).of(agent.tenant());
        var id = tasks.make(new NewTask(leadId, "Call", due, "usr_1"), Actor.AI).id();
        var freed = change(id, "{\"dueAt\":null,\"assignee\":null}");
        assertEquals(200, freed.status(), freed.body());
        assertNull(freed.at("dueAt"));
        assertNull(freed.at("assignee"));
        assertEquals("Call", freed.at("title"));
        assertEquals(
                List.of(),
                ids(call(ListTasks.Function::new, "GET")
                        .query("assignee", "usr_1")
                        .send()));
        assertEquals(
                List.of("/status", "/title"),
                change(id, "{\"title\":null,\"status\":null}").wrongFields().stream()
                        .sorted()
                        .toList());
    }

    private HttpCall.Answer change(String id, String body) {
        return call(ChangeTask.Function::new, "PATCH").path("id", id).body(body).send();
    }

    @Test
    void everyWrongFieldAndAnotherSubAccountsTaskAreRefused() {
        var wrong = call(AddTask.Function::new, "POST")
                .path("id", leadId)
                .body(Map.of("title", " "))
                .send();
        assertEquals(List.of("/title"), wrong.wrongFields(), wrong.body());
        var nobody = call(AddTask.Function::new, "POST")
                .path("id", leadId)
                .body(Map.of("title", "Call", "assignee", "usr_nobody"))
                .send();
        assertEquals(List.of("/assignee"), nobody.wrongFields(), nobody.body());

        var id = add("Call Ann", "2026-04-02T10:00:00Z");
        var stranger = TEST.user(TEST.tenant(), Role.AGENT);
        var theirs = TEST.call(TEST.function(ChangeTask.Function::new, Permission.WORK), "PATCH", "/v1/tasks")
                .as(stranger)
                .path("id", id)
                .body(Map.of("status", "done"))
                .send();
        assertEquals(404, theirs.status());
        assertEquals(List.of(id), ids(call(ListTasks.Function::new, "GET").send()));
    }
}
