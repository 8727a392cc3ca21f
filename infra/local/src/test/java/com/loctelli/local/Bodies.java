package com.loctelli.local;

import com.loctelli.surface.Route;
import java.util.List;
import java.util.Map;

/** A body for each route that is right in its form, so that what is judged is who calls. */
final class Bodies {
    private Bodies() {}

    /** The body, or null for a method without one. */
    static Object of(Route route, Business business) {
        return switch (route.method()) {
            case "GET", "DELETE" -> null;
            default -> body(route, business);
        };
    }

    private static Map<String, Object> body(Route route, Business business) {
        var at = "2031-01-06T15:00:00.000Z";
        return switch (route.path()) {
            case "/v1/leads/{id}/status" -> Map.of("status", "qualified");
            case "/v1/leads/{id}/tasks" -> Map.of("title", "call back");
            case "/v1/opt-outs/{id}/undo" -> Map.of("reason", "misread");
            case "/v1/knowledge-bases/{id}/documents" ->
                Map.of("title", "Prices", "source", "file", "text", "A visit is 80 dollars.");
            case "/v1/leads/{id}/notes" -> Map.of("text", "a note");
            case "/v1/leads/{id}/assign" -> Map.of("userId", business.ownerId());
            case "/v1/leads/{id}/consent" -> Map.of("kind", "express", "method", "verbal");
            case "/v1/leads/{id}/opt-out" -> Map.of("reason", "asked by phone");
            case "/v1/leads/{id}", "/v1/leads/by-external/{system}/{externalId}" -> Map.of("name", "Changed");
            case "/v1/leads/{id}/conversation-state" -> Map.of("qualified", true);
            case "/v1/users/{id}" -> Map.of("name", "Changed");
            case "/v1/users/{id}/schedule" ->
                Map.of(
                        "timezone", Business.ZONE,
                        "weekly", List.of(Map.of("day", "MON", "from", "09:00", "to", "10:00")),
                        "overrides", List.of());
            case "/v1/conversations/{id}/messages" -> Map.of("text", "hello");
            case "/v1/conversations/{id}/snooze" -> Map.of("until", at);
            case "/v1/conversations/{id}/assign" -> Map.of("userId", business.ownerId());
            case "/v1/bookings/{id}/reschedule" -> Map.of("startAt", at);
            case "/v1/bookings/{id}" -> Map.of("notes", "changed");
            case "/v1/calendars/{id}", "/v1/strategies/{id}", "/v1/integrations/{id}" -> Map.of("name", "Changed");
            case "/v1/admin/prompt-templates/{id}/assignments" -> Map.of("subAccountId", business.id());
            case "/v1/sms/campaigns/{id}" -> Map.of("name", "Changed");
            case "/v1/sms/campaigns/{id}/audience" -> Map.of("leadIds", List.of("ld_0000000000000000000000"));
            case "/v1/sms/campaigns/{id}/schedule" -> Map.of("at", at);
            case "/v1/sms/campaigns/{id}/test" -> Map.of("to", "+12025550199");
            default -> Map.of();
        };
    }
}
