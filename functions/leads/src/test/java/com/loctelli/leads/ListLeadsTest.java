package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListLeadsTest {
    private final LeadsFixture fixture = new LeadsFixture();

    private String lead(String name, String email, String phone) {
        var change = LeadChange.builder().name(name).email(email).phone(phone).build();
        fixture.test.clock().advance(Duration.ofSeconds(1));
        return fixture.leads
                .create(NewLead.of(LeadSource.API, change), Actor.SYSTEM)
                .sk();
    }

    private List<Object> names(String... query) {
        var call = fixture.call(ListLeads.Function::new, "GET", "/v1/leads");
        for (int i = 0; i < query.length; i += 2) {
            call.query(query[i], query[i + 1]);
        }
        var answer = call.send();
        assertEquals(200, answer.status(), answer.body());
        return ((List<?>) answer.at("data"))
                .stream().map(lead -> (Object) ((Map<?, ?>) lead).get("name")).toList();
    }

    @Test
    void theMostRecentlyActiveComeFirst() {
        var ann = lead("Ann", null, null);
        lead("Bob", null, null);
        fixture.test.clock().advance(Duration.ofSeconds(1));
        fixture.leads.changeStatus(ann, LeadStatus.QUALIFIED, null, Actor.SYSTEM);
        assertEquals(List.of("Ann", "Bob"), names());
        assertEquals(List.of("Ann"), names("status", "qualified"));
        assertEquals(List.of("Bob"), names("status", "lead"));
    }

    @Test
    void anOwnersLeadsAndNoOthers() {
        var ann = lead("Ann", null, null);
        lead("Bob", null, null);
        fixture.leads.assign(ann, "usr_7", Actor.SYSTEM);
        assertEquals(List.of("Ann"), names("ownerId", "usr_7"));
        assertEquals(List.of(), names("ownerId", "usr_7", "status", "closed_won"));
        fixture.leads.assign(ann, null, Actor.SYSTEM);
        assertEquals(List.of(), names("ownerId", "usr_7"));
    }

    @Test
    void aSearchFindsByTheBeginningOfAnyWordAddressOrNumber() {
        lead("Anneliese Müller", "anneliese.m@example.com", "+12127365000");
        lead("Anton Lee", "toni@example.com", "+13105550123");
        assertEquals(List.of("Anneliese Müller", "Anton Lee"), names("q", "an"));
        assertEquals(List.of("Anneliese Müller"), names("q", "MULL"));
        assertEquals(List.of("Anton Lee"), names("q", "lee ant"));
        assertEquals(List.of(), names("q", "anton muller"));
        assertEquals(List.of("Anton Lee"), names("q", "toni@exam"));
        assertEquals(List.of("Anneliese Müller"), names("q", "5000"));
        assertEquals(List.of("Anton Lee"), names("q", "+1 (310) 555-01"));
        assertEquals(List.of(), names("q", "!?"));
    }

    @Test
    void aNumberIsFoundAsPeopleOfTheCountryWriteIt() {
        lead("Anneliese Müller", null, "+12127365000");
        lead("Tony Lee", null, "+442079460123");
        for (var written : List.of("(212) 736-5000", "212-736-5000", "212.736.5000", "2127365000", "1 212 736 5000")) {
            assertEquals(List.of("Anneliese Müller"), names("q", written), written);
        }
        for (var written : List.of("+44 20 7946 0123", "442079460123")) {
            assertEquals(List.of("Tony Lee"), names("q", written), written);
        }
        assertEquals(List.of(), names("q", "736-5000"), "not a whole number");
    }

    @Test
    void aRenamedLeadIsFoundByItsNewNameOnly() {
        var id = lead("Ann Smith", null, null);
        fixture.leads.update(id, LeadChange.builder().name("Ann Jones").build(), Actor.SYSTEM);
        assertEquals(List.of(), names("q", "smith"));
        assertEquals(List.of("Ann Jones"), names("q", "jones"));
    }

    @Test
    void pagesHoldEachLeadOnce() {
        for (int i = 0; i < 7; i++) {
            lead("Jan Jansen " + i, "jan" + i + "@example.com", null);
        }
        for (String q : new String[] {null, "ja"}) {
            var seen = new ArrayList<Object>();
            @org.jspecify.annotations.Nullable Object cursor = null;
            do {
                var call = fixture.call(ListLeads.Function::new, "GET", "/v1/leads")
                        .query("limit", "3");
                if (q != null) {
                    call.query("q", q);
                }
                if (cursor != null) {
                    call.query("cursor", cursor.toString());
                }
                var answer = call.send();
                ((List<?>) answer.at("data")).forEach(lead -> seen.add(((Map<?, ?>) lead).get("id")));
                cursor = answer.at("page.nextCursor");
            } while (cursor != null);
            assertEquals(7, seen.size(), q);
            assertEquals(7, seen.stream().distinct().count(), q);
        }
    }

    @Test
    void aPageCostsTheSameHoweverManyLeadsThereAre() {
        for (int i = 0; i < 5; i++) {
            lead("Same Cost " + i, null, null);
        }
        var few = cost();
        for (int i = 0; i < 60; i++) {
            lead("Other Person " + i, null, null);
        }
        assertEquals(few, cost());
    }

    private double cost() {
        var meter = new Meter();
        Meter.measure(meter, () -> fixture.leads.page(new LeadFilter(null, null, "same"), null, 5));
        Meter.measure(meter, () -> fixture.leads.page(LeadFilter.ALL, null, 5));
        return meter.trips();
    }

    @Test
    void aLimitOutOfRangeAndAForeignCursorAreRefused() {
        assertEquals(
                400,
                fixture.call(ListLeads.Function::new, "GET", "/v1/leads")
                        .query("limit", "201")
                        .send()
                        .status());
        assertEquals(
                400,
                fixture.call(ListLeads.Function::new, "GET", "/v1/leads")
                        .query("cursor", "abc.def")
                        .send()
                        .status());
    }

    @Test
    void anEmptyListIsAPageToo() {
        var answer = fixture.call(ListLeads.Function::new, "GET", "/v1/leads").send();
        assertEquals(List.of(), answer.at("data"));
        assertNull(answer.at("page.nextCursor"));
        assertNotNull(answer.at("page.limit"));
    }
}
