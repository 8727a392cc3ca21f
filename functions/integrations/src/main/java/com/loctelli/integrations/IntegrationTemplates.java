package com.loctelli.integrations;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.util.List;
import java.util.Map;

/** The kinds of outside systems that are built in. */
final class IntegrationTemplates {
    static final String GOHIGHLEVEL = "gohighlevel";

    private static final List<IntegrationTemplate> ALL = List.of(new IntegrationTemplate(
            GOHIGHLEVEL,
            GOHIGHLEVEL,
            "GoHighLevel",
            "Contacts of a GoHighLevel location become leads as they arrive, and stay the same as they change there;"
                    + " who opts out in one of the two is not texted by the other.",
            "crm",
            Map.of(
                    "$schema", "https://json-schema.org/draft/2020-12/schema",
                    "type", "object",
                    "properties",
                            Map.of(
                                    "locationId", Map.of("type", "string", "title", "Location id"),
                                    "calendarId", Map.of("type", "string", "title", "Calendar id"),
                                    "userId", Map.of("type", "string", "title", "User id"),
                                    "apiKey",
                                            Map.of(
                                                    "type", "string",
                                                    "title", "Private integration token",
                                                    "x-secret", true))),
            List.of("contacts", "appointments"),
            """
            1. In GoHighLevel open the location's settings and copy its location id.
            2. Point the app's webhook to `/v1/webhooks/ghl` and switch on the contact and appointment events.
            3. Give the location id as the external account id here.
            4. For opt-outs to be told there, make a private integration token that may read and write contacts and read
               locations, give it as the secret `apiKey`, and test the integration.
            """,
            "2021-07-28",
            List.of(
                    "ContactCreate",
                    "ContactUpdate",
                    "ContactDelete",
                    "ContactDndUpdate",
                    "ContactTagUpdate",
                    "AppointmentCreate",
                    "AppointmentUpdate",
                    "AppointmentDelete",
                    "InboundMessage",
                    "OutboundMessage"),
            true));

    private IntegrationTemplates() {}

    static List<IntegrationTemplate> all() {
        return ALL;
    }

    static IntegrationTemplate need(String name) {
        return ALL.stream()
                .filter(template -> template.id().equals(name))
                .findFirst()
                .orElseThrow(ProblemType.NOT_FOUND::problem);
    }

    /** The template that a request names in a field; any other is a wrong field. */
    static IntegrationTemplate named(String name) {
        return ALL.stream()
                .filter(template -> template.id().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.field("/templateName", "value", "is not the name of a template"));
    }
}
