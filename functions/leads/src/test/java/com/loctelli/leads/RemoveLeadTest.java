package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.tasks.NewTask;
import com.loctelli.leads.tasks.Tasks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lead goes with all that hangs on it, or stays with all of it. */
class RemoveLeadTest {
    private final LeadsFixture fixture = new LeadsFixture();
    private final String id =
            (String) fixture.create(Map.of("name", "Ann Lee", "phone", "+12127365000", "email", "ann@example.com"))
                    .at("id");

    @Test
    void deletingFreesNumberAndAddressAndLeavesNothing() {
        fixture.leads.addNote(id, "called", fixture.agent.actor());
        fixture.leads.recordFact(id, NewFact.text(FactName.BUDGET, "10k"), Actor.AI);
        assertEquals(
                204, fixture.of(DeleteLead.Function::new, "DELETE", id).send().status());
        assertEquals(List.of(), fixture.keys());
        assertEquals(404, fixture.of(GetLead.Function::new, "GET", id).send().status());
        assertNull(fixture.leads.withPhone(PhoneNumber.ofE164("+12127365000")));
        assertEquals(
                201,
                fixture.create(Map.of("name", "Bob", "phone", "+12127365000")).status());
    }

    @Test
    void aRemovalThatIsRefusedTakesNothing() {
        fixture.leads.addNote(id, "called", fixture.agent.actor());
        var before = fixture.keys();
        fixture.meanwhile.before(LeadKeys.REMOVED, () -> fixture.leads.tag(id, "hot", true, Actor.SYSTEM));
        var refused = fixture.of(DeleteLead.Function::new, "DELETE", id)
                .header("if-match", "\"1\"")
                .send();
        assertEquals(412, refused.status());
        assertTrue(fixture.meanwhile.isDone());
        assertTrue(fixture.keys().containsAll(before));
        assertEquals(
                "called", fixture.leads.notes(id, null, 10).data().getFirst().text());
    }

    @Test
    void whatIsAddedWhileALeadIsRemovedGoesWithIt() {
        fixture.meanwhile.before(LeadKeys.REMOVED, () -> {
            fixture.leads.addNote(id, "called", fixture.agent.actor());
            new Tasks(fixture.test.platform())
                    .of(fixture.tenant)
                    .make(new NewTask(id, "Call", null, null), Actor.SYSTEM);
        });
        assertEquals(
                204, fixture.of(DeleteLead.Function::new, "DELETE", id).send().status());
        assertTrue(fixture.meanwhile.isDone());
        assertEquals(List.of(), fixture.keys());
    }

    @Test
    void aRemovalThatWasCutShortIsEndedByTheSweep() {
        var remains = new LeadRemains(fixture.test.platform(), fixture.rows());
        var kept = fixture.keys();
        var note = new Note(
                "nt_1", "called", Actor.SYSTEM, fixture.test.platform().clock().now());
        fixture.test
                .platform()
                .database()
                .commit(
                        remains.mark("ld_gone"),
                        fixture.rows().put(LeadKeys.notes("ld_gone") + "1", note, Actor.SYSTEM));
        assertEquals(1, remains.sweep());
        assertEquals(kept, fixture.keys());
    }
}
