package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.keys.AddApiKey;
import com.loctelli.access.users.ChangeUser;
import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.SetRowScopes;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.edge.Access;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Reach;
import com.loctelli.kernel.tenancy.Resource;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Scope;
import com.loctelli.leads.tasks.ChangeTask;
import com.loctelli.leads.tasks.ListTasks;
import com.loctelli.leads.tasks.NewTask;
import com.loctelli.leads.tasks.Tasks;
import com.loctelli.testkit.HttpCall;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise: who works their own leads, or their team's, sees and changes no others. */
class ReachTest {
    private static final Access LEADS_READ = Permission.VIEW.own(Resource.LEADS);

    private final LeadsFixture fixture = new LeadsFixture();
    private final Caller.User owner = user("Olga", Role.OWNER);
    private final Caller.User ned = user("Ned", Role.AGENT);
    private final Caller.User tia = user("Tia", Role.AGENT);
    private final Caller.User tom = user("Tom", Role.VIEWER);
    private final Map<Caller.User, String> leadOf =
            Map.of(ned, leadOf(ned), tia, leadOf(tia), tom, leadOf(tom), owner, leadOf(null));

    @BeforeEach
    void twoAreATeam() {
        change(ned, Map.of("scopes", Map.of("leads", "own", "tasks", "own")));
        change(tia, Map.of("scopes", Map.of("leads", "team", "tasks", "team"), "teams", List.of("east")));
        change(tom, Map.of("scopes", Map.of("leads", "own"), "teams", List.of("east", "north")));
    }

    @Test
    void aListHoldsWhatIsWithinReachAndNothingElse() {
        assertEquals(names(ned), listed(ned, Map.of()));
        assertEquals(names(tia, tom), listed(tia, Map.of()));
        assertEquals(names(tom), listed(tom, Map.of()));
        assertEquals(4, listed(owner, Map.of()).size());
        assertEquals(names(ned), listed(ned, Map.of("status", "lead")));
        assertEquals(names(tia, tom), listed(tia, Map.of("q", "lead")));
        assertEquals(names(tom), listed(tia, Map.of("ownerId", tom.id())));
        assertEquals(Set.of(), listed(tia, Map.of("ownerId", ned.id())));
    }

    @Test
    void aLeadBeyondReachIsRefusedWithTheScopeThatItTakesAndOneThatIsNotThereIsNotFound() {
        assertEquals(200, get(ned, leadOf.get(ned)).status());
        assertEquals(200, get(tia, leadOf.get(tom)).status());
        for (var other : List.of(tia, tom, owner)) {
            var refused = get(ned, leadOf.get(other));
            assertEquals(403, refused.status());
            assertEquals("leads:all", refused.at("needed"));
        }
        assertEquals(403, get(tom, leadOf.get(tia)).status(), "his own alone, though he is in a team");
        assertEquals(404, get(ned, "ld_0000000000000000000000").status());
        assertEquals(
                403,
                as(
                                ned,
                                UpdateLead.Function::new,
                                Permission.WORK.own(Resource.LEADS),
                                "PATCH",
                                "/v1/leads/" + leadOf.get(tia))
                        .path("id", leadOf.get(tia))
                        .body(Map.of("name", "Taken"))
                        .send()
                        .status());
    }

    @Test
    void aChangeOfScopesOrTeamsCountsFromTheNextRequest() {
        change(tom, Map.of("teams", List.of("north")));
        assertEquals(names(tia), listed(tia, Map.of()));
        change(tia, Map.of("scopes", Map.of("leads", "all")));
        assertEquals(4, listed(tia, Map.of()).size());
        change(ned, Map.of("role", "manager"));
        assertEquals(
                4,
                listed(new Caller.User(fixture.tenant, ned.id(), Role.MANAGER, "test"), Map.of())
                        .size());
    }

    @Test
    void nobodyWidensTheirOwnReach() {
        for (var body : List.of(Map.of("scopes", Map.of("leads", "all")), Map.of("teams", List.of("west")))) {
            var refused = patch(ned, ned, body);
            assertEquals(403, refused.status());
            assertEquals("role:manager", refused.at("needed"));
        }
        var wrong = patch(owner, ned, Map.of("teams", List.of("east", "No such name")));
        assertEquals(400, wrong.status());
        assertTrue(wrong.body().contains("/teams/1"), wrong.body());
    }

    @Test
    void whatIsNotSaidOfAPersonIsAsTheSubAccountSaysIt() {
        var una = user("Una", Role.AGENT);
        assertEquals(4, listed(una, Map.of()).size(), "everything where nothing was said at all");
        as(owner, SetRowScopes.Function::new, Access.of(Permission.MANAGE), "PUT", "/v1/sub-account/row-scopes")
                .body(Map.of("leads", "own", "conversations", "own", "bookings", "all", "tasks", "all"))
                .send();
        assertEquals(Set.of(), listed(una, Map.of()));
        assertEquals(names(tia, tom), listed(tia, Map.of()), "what is said of her stays");
        assertEquals(4, listed(owner, Map.of()).size(), "who runs the sub-account works everything");
    }

    @Test
    void aTaskIsOfWhoeverItIsGivenToAndOfWhoseLeadItIsAbout() {
        var mine = task(ned, leadOf.get(tia));
        var ofMyLead = task(tom, leadOf.get(ned));
        var others = task(tia, leadOf.get(tia));
        var listed = as(ned, ListTasks.Function::new, Permission.VIEW.own(Resource.TASKS), "GET", "/v1/tasks")
                .send();
        assertEquals(1, ((List<?>) Objects.requireNonNull(listed.at("data"))).size(), listed.body());
        assertEquals(200, done(ned, mine).status());
        assertEquals(200, done(ned, ofMyLead).status());
        assertEquals("tasks:all", done(ned, others).at("needed"));
    }

    @Test
    void aKeyThatIsMadeForAUserWorksThatUsersRows() {
        var made = as(owner, AddApiKey.Function::new, Access.of(Permission.MANAGE), "POST", "/v1/api-keys")
                .body(Map.of(
                        "name", "his own tool", "role", "agent", "scopes", List.of("leads:write"), "rowsOf", ned.id()))
                .send();
        assertEquals(201, made.status(), made.body());
        var bearer = "Bearer " + made.at("key");
        var list = fixture.test
                .call(fixture.test.function(ListLeads.Function::new, LEADS_READ), "GET", "/v1/leads")
                .header("authorization", bearer)
                .send();
        assertEquals(names(ned), names(list));
        var nobody = as(owner, AddApiKey.Function::new, Access.of(Permission.MANAGE), "POST", "/v1/api-keys")
                .body(Map.of("name", "k", "role", "agent", "scopes", List.of("leads:write"), "rowsOf", "usr_nobody"))
                .send();
        assertEquals(400, nobody.status());
    }

    @Test
    void onesOwnLeadsAreOneQueryHoweverManyOthersThereAre() {
        var own = new LeadFilter(null, null, null, new Reach(Scope.OWN, Set.of(ned.id())));
        var few = cost(own);
        for (int i = 0; i < 40; i++) {
            leadOf(tia);
        }
        assertEquals(few, cost(own));
        assertTrue(few.startsWith("1 "), few);
    }

    private String cost(LeadFilter filter) {
        var meter = new Meter();
        Meter.measure(meter, () -> fixture.leads.page(filter, null, 50));
        return meter.trips() + " trips, " + meter.readUnits() + " units";
    }

    private Caller.User user(String name, Role role) {
        var address = fixture.test.platform().ids().next("m").toLowerCase(java.util.Locale.ROOT) + "@example.com";
        var made = new Users(fixture.test.platform())
                .of(fixture.tenant)
                .add(new NewUser(name, address, "Reach-Pass-9-Word", role), Actor.SYSTEM);
        return new Caller.User(fixture.tenant, made.id(), role, "test");
    }

    /** A lead of that user, named after him. */
    private String leadOf(Caller.@Nullable User user) {
        var id = user == null ? null : user.id();
        var fields = LeadChange.builder().name("Lead " + id).ownerUserId(id).build();
        return fixture.leads
                .create(NewLead.of(LeadSource.API, fields), Actor.SYSTEM)
                .sk();
    }

    private String task(Caller.User assignee, String leadId) {
        var wanted = new NewTask(leadId, "call", null, assignee.id());
        return new Tasks(fixture.test.platform())
                .of(fixture.tenant)
                .make(wanted, Actor.SYSTEM)
                .id();
    }

    private HttpCall.Answer done(Caller.User by, String taskId) {
        var function = fixture.test.function(ChangeTask.Function::new, Permission.WORK.own(Resource.TASKS));
        return fixture.test
                .call(function, "PATCH", "/v1/tasks/" + taskId)
                .as(by)
                .path("id", taskId)
                .body(Map.of("status", "done"))
                .send();
    }

    private void change(Caller.User whom, Map<String, Object> body) {
        var answer = patch(owner, whom, body);
        assertEquals(200, answer.status(), answer.body());
    }

    private HttpCall.Answer patch(Caller.User by, Caller.User whom, Map<String, ?> body) {
        return as(by, ChangeUser.Function::new, Access.of(Permission.VIEW), "PATCH", "/v1/users/" + whom.id())
                .path("id", whom.id())
                .body(body)
                .send();
    }

    private HttpCall.Answer get(Caller.User by, String id) {
        return as(by, GetLead.Function::new, LEADS_READ, "GET", "/v1/leads/" + id)
                .path("id", id)
                .send();
    }

    private Set<String> listed(Caller.User by, Map<String, String> query) {
        var call = as(by, ListLeads.Function::new, LEADS_READ, "GET", "/v1/leads");
        query.forEach(call::query);
        return names(call.send());
    }

    private static Set<String> names(HttpCall.Answer answer) {
        assertEquals(200, answer.status(), answer.body());
        var names = new TreeSet<String>();
        ((List<?>) Objects.requireNonNull(answer.at("data")))
                .forEach(lead -> names.add(String.valueOf(((Map<?, ?>) lead).get("name"))));
        return names;
    }

    private static Set<String> names(Caller.User... users) {
        var names = new TreeSet<String>();
        for (var user : users) {
            names.add("Lead " + user.id());
        }
        return names;
    }

    private HttpCall as(
            Caller.User by,
            Function<Platform, ? extends HttpFunction> function,
            Access access,
            String method,
            String path) {
        return fixture.test
                .call(fixture.test.function(function, access), method, path)
                .as(by);
    }
}
