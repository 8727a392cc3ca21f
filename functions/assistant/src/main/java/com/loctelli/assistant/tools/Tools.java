package com.loctelli.assistant.tools;

import com.loctelli.bookings.Bookings;
import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.FactName;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadStatus;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewFact;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Does what the model calls for, within a turn's bench. */
public final class Tools implements Toolbox {
    private final Platform platform;
    private final Leads leads;
    private final Appointments appointments;
    private final Changes changes;
    private final Farewell farewell;
    private final Library library;

    @Inject
    public Tools(Platform platform) {
        this.platform = platform;
        this.leads = new Leads(platform);
        var ledger = new Ledger(platform);
        var bookings = new Bookings(platform);
        this.appointments = new Appointments(platform, bookings, ledger);
        this.changes = new Changes(bookings, appointments, ledger);
        this.farewell = new Farewell(platform, ledger);
        this.library = new Library(platform);
    }

    /** What cannot be done is answered to the model; what fails for reasons of ours is thrown. */
    @Override
    public ToolResult call(Bench bench, Tool tool, Arguments given) {
        try {
            return switch (tool) {
                case SEARCH_KNOWLEDGE -> library.search(bench, given);
                case CHECK_AVAILABILITY -> appointments.check(bench, given);
                case CREATE_BOOKING -> appointments.book(bench, given);
                case RESCHEDULE_BOOKING -> changes.move(bench, given);
                case CANCEL_BOOKING -> changes.cancel(bench, given);
                case UPDATE_LEAD_DETAILS -> details(bench, given);
                case UPDATE_LEAD_STATUS -> status(bench, given);
                case RECORD_FACT -> fact(bench, given);
                case SCHEDULE_FOLLOW_UP ->
                    Farewell.later(bench, given, platform.clock().now());
                case OPT_OUT -> farewell.optOut(bench);
                case HAND_OFF -> Farewell.handOff(bench, given);
                case END_CONVERSATION -> Farewell.end(bench, given);
            };
        } catch (Problem problem) {
            // A refusal of the domain is news for the model; trouble of ours is not.
            if (problem.type().status() >= 500 || problem.type().status() == 429) {
                throw problem;
            }
            return ToolResult.refused(Json.write(Map.of(
                    "error", problem.type().name(), "detail", problem.type().title())));
        }
    }

    private ToolResult details(Bench bench, Arguments given) {
        var change = LeadChange.builder()
                .name(given.text("name"))
                .email(given.text("email"))
                .work(given.text("company"), null)
                .timezone(given.text("timezone"), ZoneSource.LEAD_SAID)
                .language(given.text("language"))
                .build();
        var lead = leads.of(bench.tenant).update(bench.leadId, change, Actor.AI).value();
        var zone = ZoneId.of(lead.timezone());
        if (zone.equals(bench.zone())) {
            return ToolResult.ok("{\"status\":\"kept\"}");
        }
        bench.zone(zone);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("status", "kept");
        answer.put("timezone", zone.getId());
        var times = new LinkedHashMap<String, String>();
        bench.offers().offers().forEach(offer -> times.put(offer.alias(), offer.text()));
        bench.bookings().forEach((alias, booking) -> times.put(alias, bench.told(booking.startAt())));
        answer.put("times", times);
        answer.put("next", "Tell times as they are written here: those that you told before are of another time zone.");
        return ToolResult.ok(Json.write(answer));
    }

    private ToolResult status(Bench bench, Arguments given) {
        var status = LeadStatus.valueOf(given.need("status").toUpperCase(Locale.ROOT));
        if (bench.lead.status() != status) {
            leads.of(bench.tenant).changeStatus(bench.leadId, status, given.text("reason"), Actor.AI);
        }
        return ToolResult.ok(Json.write(Map.of("status", status.wire())));
    }

    private ToolResult fact(Bench bench, Arguments given) {
        var name = FactName.valueOf(given.need("name").toUpperCase(Locale.ROOT));
        if (given.text("value") == null) {
            return ToolResult.bad("{\"error\":\"bad-arguments\",\"detail\":\"The argument value is empty.\"}");
        }
        var fact = new NewFact(
                name,
                given.need("value"),
                "text",
                given.number("confidence", 80),
                bench.head.lastSeq(),
                bench.head.id());
        leads.of(bench.tenant).recordFact(bench.leadId, fact, Actor.AI);
        return ToolResult.ok("{\"status\":\"recorded\"}");
    }

    /** The tools in the order in which they are told to the model. */
    public static List<Tool> all() {
        return List.of(Tool.values());
    }
}
