package com.loctelli.assistant.tools;

import com.loctelli.assistant.gate.Deed;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadEvent;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.OptOuts;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.strategies.FollowUp.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts from the lead: until later, for good, or to a person. All but the opt-out becomes true with the reply. */
final class Farewell {
    private static final Duration FURTHEST = Duration.ofDays(365);

    private final Platform platform;
    private final Ledger ledger;

    Farewell(Platform platform, Ledger ledger) {
        this.platform = platform;
        this.ledger = ledger;
    }

    static ToolResult later(Bench bench, Arguments given, Instant now) {
        var why = Scenario.valueOf(given.need("why").toUpperCase(Locale.ROOT));
        var named = given.text("at");
        @Nullable Instant at = null;
        if (named != null) {
            try {
                at = LocalDateTime.parse(named).atZone(bench.zone()).toInstant();
            } catch (DateTimeParseException _) {
                return bad("Times are written YYYY-MM-DDTHH:mm.");
            }
            if (!at.isAfter(now) || at.isAfter(now.plus(FURTHEST))) {
                return bad("That time is past, or more than a year away.");
            }
        } else if (why == Scenario.ASKED_LATER) {
            return bad("Where the lead asked for a time, at is needed; where they named none, why is busy.");
        }
        bench.later(new Later(why, at));
        return ToolResult.ok(
                at == null
                        ? "{\"status\":\"planned\"}"
                        : Json.write(Map.of("status", "planned", "text", bench.told(at))));
    }

    ToolResult optOut(Bench bench) {
        ledger.note(bench, new Intent(Deed.OPTED_OUT, null, null, null));
        var told = LeadEvent.of("opted_out", Actor.AI, platform.clock().now())
                .because("asked in the conversation")
                .about(bench.lastWords());
        new OptOuts(platform, new Texts(platform), new Consents(platform))
                .of(bench.tenant)
                .revoke(
                        bench.head.leadAddress(),
                        bench.head.senderNumber(),
                        bench.lastWords(),
                        Actor.AI,
                        List.of(new Leads(platform).of(bench.tenant).event(bench.leadId, told)));
        bench.optedOut();
        return ToolResult.ok("{\"status\":\"opted_out\"}");
    }

    static ToolResult handOff(Bench bench, Arguments given) {
        bench.handOff(
                new HandOff(given.need("reason"), given.text("rule"), given.text("question"), given.text("note")));
        return ToolResult.ok("{\"status\":\"handed_off\",\"next\":\"Tell the lead that a person takes over here.\"}");
    }

    static ToolResult end(Bench bench, Arguments given) {
        bench.end(given.need("reason"));
        return ToolResult.ok("{\"status\":\"ended\",\"next\":\"Take your leave in one short text.\"}");
    }

    private static ToolResult bad(String detail) {
        return ToolResult.bad(Json.write(Map.of("error", "bad-arguments", "detail", detail)));
    }
}
