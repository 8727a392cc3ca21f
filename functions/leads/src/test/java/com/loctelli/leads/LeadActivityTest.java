package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A message in a lead's conversation brings the lead to the top of the lists, and changes nothing that it says. */
class LeadActivityTest {
    private final Meanwhile meanwhile = new Meanwhile();
    private final TestPlatform test = TestPlatform.start(Map.of(), List.of(meanwhile));
    private final Tenant tenant = test.tenant();
    private final TenantLeads leads = new Leads(test.platform()).of(tenant);
    private final Rows rows = test.platform().database().table(TableName.LEADS).of(tenant);

    @Test
    void aMessageBringsTheLeadToTheTopOfEveryListAndLeavesItsVersion() {
        var ann = leads.assign(lead("Ann").sk(), "usr_1", Actor.SYSTEM);
        var bob = leads.assign(lead("Bob").sk(), "usr_1", Actor.SYSTEM);
        assertEquals(List.of(bob.sk(), ann.sk()), listed(LeadFilter.ALL));

        var at = later();
        test.platform().database().commit(leads.texted(ann, at));

        for (var filter : List.of(
                LeadFilter.ALL, new LeadFilter(LeadStatus.LEAD, null, null), new LeadFilter(null, "usr_1", null))) {
            assertEquals(List.of(ann.sk(), bob.sk()), listed(filter), filter.toString());
        }
        var now = leads.need(ann.sk());
        assertEquals(at, now.value().lastActivityAt());
        assertEquals(at, now.value().lastMessageAt());
        assertEquals(ann.version(), now.version());
        assertEquals(ann.updatedAt(), now.updatedAt());
        assertTrue(now.value().isSameAs(ann.value()));
    }

    @Test
    void aLeadThatWasMovedSinceItWasReadIsFoundWhereItIsNow() {
        var read = lead("Ann");
        leads.changeStatus(read.sk(), LeadStatus.QUALIFIED, null, Actor.SYSTEM);
        leads.assign(read.sk(), "usr_1", Actor.SYSTEM);
        var other = leads.changeStatus(lead("Bob").sk(), LeadStatus.QUALIFIED, null, Actor.SYSTEM);

        var at = later();
        assertConflict(leads.texted(read, at));
        leads.commitTexted(read, at, List.of(mark()));

        assertNotNull(rows.get("MARK", UniqueItem.class));
        assertEquals(List.of(), listed(new LeadFilter(LeadStatus.LEAD, null, null)));
        assertEquals(List.of(read.sk(), other.sk()), listed(new LeadFilter(LeadStatus.QUALIFIED, null, null)));
        assertEquals(List.of(read.sk()), listed(new LeadFilter(null, "usr_1", null)));
    }

    @Test
    void aLeadThatIsGoneIsNotMadeAgainAndTheMessageIsKept() {
        var read = lead("Ann");
        leads.delete(read.sk(), null);

        assertConflict(leads.texted(read, later()));
        leads.commitTexted(read, later(), List.of(mark()));

        assertNull(leads.find(read.sk()));
        assertNotNull(rows.get("MARK", UniqueItem.class));
    }

    @Test
    void aConflictOfTheMessageItselfIsToldAsItIs() {
        var read = lead("Ann");
        test.platform().database().commit(mark());
        var taken = rows.insert("MARK", new UniqueItem("ld_1"), Actor.SYSTEM);

        var problem = assertThrows(Problem.class, () -> leads.commitTexted(read, later(), List.of(taken)));

        assertEquals(ProblemType.CONFLICT, problem.type());
        assertNull(leads.need(read.sk()).value().lastMessageAt());
    }

    @Test
    void anEditThatReadTheLeadBeforeAMessageDoesNotUnsayIt() {
        var read = lead("Ann");
        var at = later();
        meanwhile.before("status_changed", () -> test.platform().database().commit(leads.texted(read, at)));

        leads.changeStatus(read.sk(), LeadStatus.QUALIFIED, null, Actor.SYSTEM);

        assertTrue(meanwhile.isDone());
        var now = leads.need(read.sk());
        assertEquals(LeadStatus.QUALIFIED, now.value().status());
        assertEquals(at, now.value().lastMessageAt());
        assertEquals(read.version() + 1, now.version());
    }

    @Test
    void aLeadThatIsGivenBackWhatItWasKeepsWhenSomebodyLastWrote() {
        var before = lead("Ann");
        var changed = leads.tag(before.sk(), "roof", true, Actor.SYSTEM);
        var at = later();
        test.platform().database().commit(leads.texted(changed, at));

        assertTrue(leads.restore(before.sk(), changed.version(), before.value(), Actor.SYSTEM));

        var now = leads.need(before.sk()).value();
        assertEquals(at, now.lastMessageAt());
        assertTrue(now.isSameAs(before.value()));
    }

    private void assertConflict(Write write) {
        var problem =
                assertThrows(Problem.class, () -> test.platform().database().commit(write));
        assertEquals(ProblemType.CONFLICT, problem.type());
    }

    private Stored<Lead> lead(String name) {
        later();
        return leads.create(
                NewLead.of(LeadSource.MANUAL, LeadChange.builder().name(name).build()), Actor.SYSTEM);
    }

    private Instant later() {
        test.clock().advance(Duration.ofMinutes(1));
        return test.platform().clock().now();
    }

    /** What is written of a message, in its place. */
    private Write mark() {
        return rows.put("MARK", new UniqueItem("ld_1"), Actor.SYSTEM);
    }

    private List<String> listed(LeadFilter filter) {
        return leads.page(filter, null, 10).data().stream().map(Stored::sk).toList();
    }
}
