package com.loctelli.assistant.turn;

import com.loctelli.conversations.incidents.Incidents;
import com.loctelli.kernel.platform.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Looks through what others wrote about the lead, and the agent is given to read, for text that is written to the agent.
 * What is found is recorded and changes nothing: it stands inside the fence like the rest.
 */
final class Planted {
    private Planted() {}

    static void look(Platform platform, Moment moment) {
        var lead = moment.lead().value();
        look(platform, moment, "lead.name", lead.name());
        look(platform, moment, "lead.company", lead.company());
        look(platform, moment, "lead.position", lead.position());
        lead.customFields()
                .forEach((key, value) -> look(platform, moment, "lead.custom." + key, String.valueOf(value)));
        moment.facts()
                .forEach(fact -> look(platform, moment, "fact." + fact.name().wire(), fact.value()));
    }

    private static void look(Platform platform, Moment moment, String place, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            new Incidents(platform).of(moment.tenant()).ofPlace(moment.conversationId(), moment.leadId(), place, text);
        }
    }
}
