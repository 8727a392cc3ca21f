package com.loctelli.bookings.calendars;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.access.users.ChangeUser;
import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CalendarsTest {
    private final TestPlatform test = TestPlatform.start(Map.of("LOCTELLI_PASSWORD_COST", "4"), List.of());
    private final Tenant tenant = test.tenant();
    private final Caller.User manager = test.user(tenant, Role.MANAGER);
    private final String ana = user("ana");

    @Test
    void theContractsCalendarIsMadeWithTheDefaultsOfTheRest() {
        var answer = create(Map.of(
                "name",
                "Intro",
                "timezone",
                "America/New_York",
                "memberIds",
                List.of(ana),
                "slotMinutes",
                45,
                "bufferBefore",
                5,
                "bufferAfter",
                10,
                "minNoticeMinutes",
                60,
                "horizonDays",
                14));

        assertEquals(201, answer.status(), answer.body());
        assertEquals("\"1\"", answer.headers().get("etag"));
        assertEquals("personal", answer.at("type"));
        assertEquals(List.of(ana), answer.at("memberIds"));
        assertEquals(30L, answer.at("intervalMinutes"));
        assertEquals("auto", answer.at("confirmation"));
        assertEquals(true, answer.at("isActive"));
        assertEquals(
                answer.at("id"),
                call(GetCalendar.Function::new, String.valueOf(answer.at("id")))
                        .send()
                        .at("id"));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var answer = create(Map.of(
                "name",
                "Intro",
                "timezone",
                "Mars/Base",
                "memberIds",
                List.of(ana),
                "slotMinutes",
                7,
                "bufferAfter",
                -5,
                "horizonDays",
                0));

        assertEquals(400, answer.status());
        assertEquals(
                new TreeSet<>(List.of("/timezone", "/slotMinutes", "/intervalMinutes", "/bufferAfter", "/horizonDays")),
                new TreeSet<>(answer.wrongFields()));
        assertEquals(
                List.of("/memberIds/1"),
                create(Map.of("name", "Intro", "timezone", "UTC", "memberIds", List.of(ana, "usr_none")))
                        .wrongFields());
        assertEquals(
                List.of("/memberIds"),
                create(Map.of("name", "Intro", "timezone", "UTC", "memberIds", List.of()))
                        .wrongFields());
    }

    @Test
    void whoHasLeftBecomesNoMemberAndIsLeftOutOfARehearsal() {
        var ben = user("ben");
        var id = String.valueOf(create(Map.of("name", "Intro", "timezone", "UTC", "memberIds", List.of(ana, ben)))
                .at("id"));
        call(PutSchedule.Function::new, ben)
                .body(Map.of("timezone", "UTC", "weekly", List.of()))
                .send();
        call(ChangeUser.Function::new, ben).body(Map.of("isActive", false)).send();

        var again = create(Map.of("name", "Intro", "timezone", "UTC", "memberIds", List.of(ana, ben)));
        assertEquals(List.of("/memberIds/1"), again.wrongFields());
        var calendars = new Calendars(test.platform());
        var sandbox = tenant.sandbox("rehearsal");
        calendars.copy(id, tenant, sandbox);
        assertEquals(List.of(ana), calendars.of(sandbox).need(id).value().memberIds());
        var known = new Schedules(test.platform()).roster(sandbox, List.of(ana, ben));
        assertEquals(Map.of(), known.stated());
    }

    @Test
    void aChangeKeepsTheRestAndStandsOnItsVersion() {
        var id = String.valueOf(create(Map.of("name", "Intro", "timezone", "UTC", "memberIds", List.of(ana)))
                .at("id"));

        var changed = call(ChangeCalendar.Function::new, id)
                .header("if-match", "\"1\"")
                .body(Map.of("slotMinutes", 60, "maxPerDay", 4))
                .send();
        assertEquals(200, changed.status(), changed.body());
        assertEquals("Intro", changed.at("name"));
        assertEquals(60L, changed.at("slotMinutes"));
        assertEquals(
                412,
                call(ChangeCalendar.Function::new, id)
                        .header("if-match", "\"1\"")
                        .body(Map.of("name", "Late"))
                        .send()
                        .status());
        assertEquals(
                400,
                call(ChangeCalendar.Function::new, id)
                        .body(Map.of("timezone", "nowhere"))
                        .send()
                        .status());
        assertEquals("Intro", call(GetCalendar.Function::new, id).send().at("name"));
        var unlimited = patched(id).body("{\"maxPerDay\":null}").send();
        assertEquals(200, unlimited.status(), unlimited.body());
        assertEquals(null, unlimited.at("maxPerDay"));
        assertEquals(60L, unlimited.at("slotMinutes"));
        assertEquals(
                List.of("/slotMinutes"),
                patched(id).body("{\"slotMinutes\":null}").send().wrongFields());
    }

    @Test
    void aDeletedCalendarIsGone() {
        var id = String.valueOf(create(Map.of("name", "Intro", "timezone", "UTC", "memberIds", List.of(ana)))
                .at("id"));

        assertEquals(204, call(DeleteCalendar.Function::new, id).send().status());
        assertEquals(404, call(GetCalendar.Function::new, id).send().status());
        assertEquals(404, call(DeleteCalendar.Function::new, id).send().status());
    }

    @Test
    void aScheduleIsServedAsItWasStated() {
        assertEquals(404, call(GetSchedule.Function::new, ana).send().status());
        var stated = Map.of(
                "timezone", "America/New_York",
                "weekly", List.of(Map.of("day", "MON", "from", "09:00", "to", "12:00")),
                "overrides", List.of(Map.of("date", "2026-12-25", "intervals", List.of())));

        var put = call(PutSchedule.Function::new, ana).body(stated).send();

        assertEquals(200, put.status(), put.body());
        assertEquals("MON", put.at("weekly.0.day"));
        assertEquals("2026-12-25", put.at("overrides.0.date"));
        assertEquals(put.body(), call(GetSchedule.Function::new, ana).send().body());
    }

    @Test
    void aScheduleThatMakesNoSenseIsNotKept() {
        var answer = call(PutSchedule.Function::new, ana)
                .body(Map.of(
                        "timezone", "nowhere",
                        "weekly",
                                List.of(
                                        Map.of("day", "MONDAY", "from", "09:00", "to", "12:00"),
                                        Map.of("day", "TUE", "from", "12:00", "to", "09:00")),
                        "overrides",
                                List.of(Map.of(
                                        "date",
                                        "2026-12-25",
                                        "intervals",
                                        List.of(Map.of("from", "9", "to", "10:00"))))))
                .send();

        assertEquals(400, answer.status());
        assertEquals(List.of("/timezone", "/weekly/0", "/weekly/1", "/overrides/0/intervals/0"), answer.wrongFields());
        assertEquals(404, call(GetSchedule.Function::new, ana).send().status());
    }

    @Test
    void anAgentStatesTheirOwnScheduleAndNobodyElses() {
        var ben = user("ben");
        var schedule = Map.of("timezone", "UTC", "weekly", List.of());
        var agent = new Caller.User(tenant, ana, Role.AGENT, "test");
        var function = test.function(PutSchedule.Function::new, Permission.WORK);

        assertEquals(
                200,
                test.call(function, "PUT", "/v1/users/x/schedule")
                        .as(agent)
                        .path("id", ana)
                        .body(schedule)
                        .send()
                        .status());
        assertEquals(
                403,
                test.call(function, "PUT", "/v1/users/x/schedule")
                        .as(agent)
                        .path("id", ben)
                        .body(schedule)
                        .send()
                        .status());
    }

    private String user(String name) {
        var email = name + "-" + test.platform().ids().token() + "@example.com";
        return new Users(test.platform())
                .of(tenant)
                .add(new NewUser(name, email, "Str0ng!pass", Role.AGENT), Actor.SYSTEM)
                .id();
    }

    private HttpCall.Answer create(Map<String, Object> body) {
        return test.call(test.function(CreateCalendar.Function::new, Permission.WORK), "POST", "/v1/calendars")
                .as(manager)
                .body(body)
                .send();
    }

    private HttpCall patched(String id) {
        return test.call(test.function(ChangeCalendar.Function::new, Permission.WORK), "PATCH", "/v1/calendars/" + id)
                .as(manager)
                .path("id", id);
    }

    private HttpCall call(Function<Platform, ? extends HttpFunction> function, String id) {
        return test.call(test.function(function, Permission.WORK), "POST", "/v1/x/" + id)
                .as(manager)
                .path("id", id);
    }
}
