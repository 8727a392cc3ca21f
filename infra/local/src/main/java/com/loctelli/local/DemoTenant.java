package com.loctelli.local;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A dentist's practice with an owner, an agent, a number, working hours, a calendar, a strategy and a GoHighLevel
 * location, made by calls of the API and nothing else. Its telephone numbers are of the range set aside for fiction.
 */
final class DemoTenant {
    /** The number that the demo's agent answers. */
    static final String NUMBER = "+12025550100";

    private static final String ZONE = "America/New_York";
    private static final String OWNER = "owner@example.com";
    private static final String AGENT = "agent@example.com";
    private static final String LOCATION = "demo-location";

    private final OwnApi api;
    private final boolean hasLocalCrm;

    DemoTenant(OwnApi api, boolean hasLocalCrm) {
        this.api = api;
        this.hasLocalCrm = hasLocalCrm;
    }

    /** Makes it as the admin and returns the lines that tell how to sign in. */
    List<String> make(String admin, String password) {
        var adminToken = signIn("/v1/admin/auth/login", admin, password);
        var made = done(
                "the sub-account",
                api.post(
                        "/v1/admin/sub-accounts",
                        adminToken,
                        Map.of(
                                "name", "Bright Smile Dental",
                                "slug", "bright-smile",
                                "timezone", ZONE,
                                "defaultCountry", "US",
                                "owner", Map.of("name", "Olivia Owner", "email", OWNER, "password", password))));
        var owner = signIn("/v1/auth/login", OWNER, password);
        done(
                "the agent",
                api.post(
                        "/v1/users",
                        owner,
                        Map.of("name", "Adam Agent", "email", AGENT, "password", password, "role", "agent")));
        done("the number", api.post("/v1/senders", owner, Map.of("phone", NUMBER, "provider", "twilio")));
        var ownerId = made.text("owner.id");
        done("the working hours", api.put("/v1/users/" + ownerId + "/schedule", owner, hours()));
        var calendar = done("the calendar", api.post("/v1/calendars", owner, calendar(ownerId)));
        done("the strategy", api.post("/v1/strategies", owner, strategy(calendar.text("id"))));
        var lines = new ArrayList<String>();
        lines.add("demo     Bright Smile Dental answers texts to " + NUMBER);
        if (hasLocalCrm) {
            done(
                    "the GoHighLevel location",
                    api.post(
                            "/v1/integrations",
                            owner,
                            Map.of(
                                    "templateName",
                                    "gohighlevel",
                                    "name",
                                    "GoHighLevel",
                                    "externalAccountId",
                                    LOCATION,
                                    "config",
                                    Map.of(),
                                    "secrets",
                                    Map.of("accessToken", "local"))));
            lines.add("         GoHighLevel location " + LOCATION);
        }
        lines.add("sign-in  " + OWNER + ", " + AGENT + ", admin " + admin + ", each with " + password
                + " (told this once)");
        return lines;
    }

    private String signIn(String path, String email, String password) {
        return done(
                        "the sign-in of " + email,
                        api.post(path, "", Map.of("email", email, "password", password, "tokens", true)))
                .text("accessToken");
    }

    private static OwnApi.Answer done(String what, OwnApi.Answer answer) {
        if (!answer.isDone()) {
            throw new IllegalStateException(
                    "The demo's start failed at " + what + ": " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    private static Map<String, Object> hours() {
        var weekly = Stream.of("MON", "TUE", "WED", "THU", "FRI")
                .map(day -> Map.of("day", day, "from", "09:00", "to", "17:00"))
                .toList();
        return Map.of("timezone", ZONE, "weekly", weekly, "overrides", List.of());
    }

    private static Map<String, Object> calendar(String memberId) {
        return Map.of(
                "name", "First visits",
                "timezone", ZONE,
                "memberIds", List.of(memberId),
                "slotMinutes", 30,
                "bufferBefore", 0,
                "bufferAfter", 0,
                "minNoticeMinutes", 120,
                "horizonDays", 21);
    }

    private static Map<String, Object> strategy(String calendarId) {
        return Map.ofEntries(
                entry("name", "New patients"),
                entry("aiName", "Ava"),
                entry("aiRole", "front desk assistant of Bright Smile Dental"),
                entry("conversationTone", "Warm, brief and clear, like a good receptionist."),
                entry("companyBackground", "A family dental practice in Washington, DC."),
                entry(
                        "qualificationQuestions",
                        List.of(
                                Map.of("id", "need", "text", "What can we help you with?"),
                                Map.of("id", "patient", "text", "Have you been to our practice before?"))),
                entry(
                        "closingStrategy",
                        "Offer two or three free times for a first visit and book the one they choose."),
                entry("mode", "auto"),
                entry("calendarId", calendarId),
                entry("timing", Map.of("waitSeconds", 5)));
    }
}
