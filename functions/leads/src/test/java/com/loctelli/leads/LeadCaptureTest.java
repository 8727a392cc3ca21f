package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadCaptureTest {
    private final LeadsFixture fixture = new LeadsFixture();

    private static NewLead contact(String externalId, String phone, String email) {
        return NewLead.of(
                        LeadSource.WEBHOOK,
                        LeadChange.builder()
                                .name("Ann", "Lee")
                                .phone(phone)
                                .email(email)
                                .tags(List.of("a"))
                                .timezone("America/Chicago", ZoneSource.INTEGRATION)
                                .build())
                .known("ghl", externalId)
                .by("ev_1");
    }

    @Test
    void aSecondArrivalOfTheSameEventChangesNothing() {
        var first = fixture.leads.capture(contact("c1", "+12127365000", "a@b.co"), Actor.integration("ig_1"));
        assertTrue(first.isNew());
        fixture.test.clock().advance(Duration.ofMinutes(1));
        var second = fixture.leads.capture(contact("c1", "+12127365000", "a@b.co"), Actor.integration("ig_1"));
        assertFalse(second.isNew() || second.isChanged());
        assertEquals(first.lead().sk(), second.lead().sk());
        assertEquals(1, second.lead().version());
        assertEquals(List.of("created"), fixture.timeline(first.lead().sk()));
        assertEquals(1, fixture.captured().size());
    }

    @Test
    void theSamePersonFromAnotherSourceUpdatesTheOneLead() {
        var texted = fixture.leads
                .capture(NewLead.whoTexted(PhoneNumber.ofE164("+12127365000")), Actor.SYSTEM)
                .lead();
        assertEquals("+12127365000", texted.value().name());
        var captured = fixture.leads.capture(contact("c1", "(212) 736-5000", "a@b.co"), Actor.integration("ig_1"));
        assertEquals(texted.sk(), captured.lead().sk());
        assertTrue(captured.isChanged());
        var lead = captured.lead().value();
        assertEquals("Ann Lee", lead.name());
        assertEquals(Map.of("ghl", "c1"), lead.externalIds());
        assertEquals("America/Chicago", lead.timezone());
        assertEquals(LeadSource.SMS, lead.source());
        assertEquals(
                captured.lead().sk(), fixture.leads.withExternal("ghl", "c1").sk());
        assertEquals(1, fixture.captured().size());
    }

    @Test
    void whatBelongsToAnotherLeadStaysWithThatOne() {
        var other = fixture.leads.create(
                NewLead.of(
                        LeadSource.API,
                        LeadChange.builder().name("Bob").phone("+13105550123").build()),
                Actor.SYSTEM);
        var mine = fixture.leads
                .capture(contact("c1", "+12127365000", null), Actor.SYSTEM)
                .lead();
        var captured = fixture.leads.capture(contact("c1", "+13105550123", "a@b.co"), Actor.SYSTEM);
        assertEquals(mine.sk(), captured.lead().sk());
        assertEquals("+12127365000", captured.lead().value().phone());
        assertEquals("a@b.co", captured.lead().value().email());
        assertEquals("Bob", fixture.leads.need(other.sk()).value().name());
    }

    @Test
    void aPersonWithoutNumberOrAddressIsALeadToo() {
        var captured = fixture.leads.capture(
                NewLead.of(LeadSource.WEBHOOK, LeadChange.builder().build()).known("ghl", "c9"), Actor.SYSTEM);
        assertTrue(captured.isNew());
        assertEquals("Unknown", captured.lead().value().name());
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        var captured = fixture.leads.capture(contact("c1", "call me", "nope"), Actor.SYSTEM);
        assertTrue(captured.isNew());
        assertEquals(null, captured.lead().value().phone());
        assertEquals(null, captured.lead().value().email());
    }

    @Test
    void aZoneThatIsKnownMoreSurelyStays() {
        var id = fixture.leads
                .capture(contact("c1", "+12127365000", "a@b.co"), Actor.SYSTEM)
                .lead()
                .sk();
        tell(id, "Moon/Base", ZoneSource.FORM);
        assertEquals("America/Chicago", fixture.leads.need(id).value().timezone(), "of words that nobody can read");
        tell(id, "America/Denver", ZoneSource.FORM);
        assertEquals("America/Denver", fixture.leads.need(id).value().timezone());
        fixture.leads.update(
                id,
                LeadChange.builder()
                        .timezone("America/Los_Angeles", ZoneSource.LEAD_SAID)
                        .build(),
                Actor.AI);
        fixture.leads.capture(contact("c1", "+12127365000", "a@b.co"), Actor.integration("ig_1"));
        tell(id, "America/Denver", ZoneSource.FORM);
        tell(id, "Moon/Base", ZoneSource.LEAD_SAID);
        var lead = fixture.leads.need(id).value();
        assertEquals("America/Los_Angeles", lead.timezone());
        assertEquals("lead_said", lead.timezoneSource());
        assertEquals(List.of("America/Los_Angeles"), lead.timezoneCandidates());
        tell(id, "Hawaii", ZoneSource.LEAD_SAID);
        assertEquals("Pacific/Honolulu", fixture.leads.need(id).value().timezone());
    }

    /** Captures the same person anew, of whom nothing but a zone is told. */
    private void tell(String id, String zone, ZoneSource source) {
        var told = NewLead.of(
                        LeadSource.WEBHOOK,
                        LeadChange.builder().timezone(zone, source).build())
                .known("ghl", "c1");
        assertEquals(id, fixture.leads.capture(told, Actor.SYSTEM).lead().sk());
    }

    @Test
    void ofManyAtOnceThereIsOneLead() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> fixture.leads
                            .capture(contact("c1", "+12127365000", "a@b.co"), Actor.SYSTEM)
                            .lead()
                            .sk())
                    .toList();
            var ids = pool.invokeAll(calls).stream()
                    .map(future -> future.resultNow())
                    .distinct()
                    .toList();
            assertEquals(1, ids.size());
        }
        assertEquals(1, fixture.captured().size());
        assertEquals(1, fixture.leads.page(LeadFilter.ALL, null, 10).data().size());
    }

    @Test
    void aPersonWhomTheSourceRemovedIsMarkedAndComesBackByANewEvent() {
        var id = fixture.leads
                .capture(contact("c1", "+12127365000", null), Actor.SYSTEM)
                .lead()
                .sk();
        var at = fixture.test.platform().clock().now();
        fixture.leads.removedFrom("ghl", "c1", at, Actor.SYSTEM, List.of());
        fixture.leads.removedFrom("ghl", "c1", at.plusSeconds(5), Actor.SYSTEM, List.of());
        assertEquals(2, fixture.leads.need(id).version());
        assertTrue(fixture.leads.need(id).value().removedFrom().containsKey("ghl"));
        fixture.leads.capture(contact("c1", "+12127365000", null), Actor.SYSTEM);
        assertEquals(Map.of(), fixture.leads.need(id).value().removedFrom());
    }

    @Test
    void puttingByAnOutsideIdIsAnUpsert() {
        var call = Map.of("name", "Ann", "phone", "+12127365000");
        var first = put(call);
        assertEquals(201, first.status(), first.body());
        var second = put(Map.of("company", "Acme"));
        assertEquals(200, second.status(), second.body());
        assertEquals(first.at("id"), second.at("id"));
        assertEquals("Ann", second.at("name"));
        assertEquals("Acme", second.at("company"));
        var got = fixture.call(GetLeadByExternal.Function::new, "GET", "/v1/leads/by-external/crm/7")
                .path("system", "crm")
                .path("externalId", "7")
                .send();
        assertEquals(first.at("id"), got.at("id"));
    }

    private com.loctelli.testkit.HttpCall.Answer put(Object body) {
        return fixture.call(PutLeadByExternal.Function::new, "PUT", "/v1/leads/by-external/crm/7")
                .path("system", "crm")
                .path("externalId", "7")
                .body(body)
                .send();
    }
}
