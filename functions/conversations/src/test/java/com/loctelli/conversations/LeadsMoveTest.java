package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Reach;
import com.loctelli.kernel.tenancy.Scope;
import com.loctelli.leads.Lead;
import com.loctelli.leads.LeadFilter;
import com.loctelli.leads.LeadStatus;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A lead moves in the lists with its conversation: whoever works their own leads finds there who wrote last. */
class LeadsMoveTest {
    private final Meanwhile meanwhile = new Meanwhile();
    private final TestPlatform test = TestPlatform.start(Map.of(), List.of(meanwhile));
    private final ConversationsFixture fixture = new ConversationsFixture(test);
    private final PhoneNumber phone = ConversationsFixture.phone();

    @Test
    void whoTextsComesFirstInTheInboxOfThoseWhoWorkTheirOwnLeads() {
        var older = theirs(phone);
        var newer = theirs(ConversationsFixture.phone());
        fixture.texts(phone, "hello");
        test.clock().advance(Duration.ofSeconds(1));
        fixture.texts(PhoneNumber.ofE164(Objects.requireNonNull(newer.value().phone())), "hi");
        assertEquals(List.of(newer.sk(), older.sk()), inbox());

        test.clock().advance(Duration.ofSeconds(1));
        fixture.arrives("SMagain", phone, "Are you there?");

        assertEquals(List.of(older.sk(), newer.sk()), inbox());
        var lead = fixture.leads.need(older.sk());
        assertEquals(older.version(), lead.version(), "nobody has changed the lead");
        var head = fixture.conversations.need(Conversations.idOf(older.sk())).value();
        assertEquals(head.lastActivityAt(), lead.value().lastActivityAt());
        assertEquals(head.lastInboundAt(), lead.value().lastMessageAt());
    }

    @Test
    void aStopIsAMessageAndWhatConfirmsItIsNone() {
        var lead = theirs(phone);

        fixture.arrives("SMstop", phone, "STOP");

        var head = fixture.conversations.need(Conversations.idOf(lead.sk())).value();
        assertEquals(2, head.lastSeq());
        assertEquals(head.lastInboundAt(), fixture.leads.need(lead.sk()).value().lastMessageAt());
        assertEquals(
                head.lastActivityAt(), fixture.leads.need(lead.sk()).value().lastActivityAt());
    }

    @Test
    void aPersonsMessageMovesTheLeadTooThoughTheLeadWasMovedMeanwhile() {
        var first = theirs(phone);
        var id = fixture.texts(phone, "hello").conversationId();
        test.clock().advance(Duration.ofSeconds(1));
        var second = theirs(ConversationsFixture.phone());
        meanwhile.before(
                "waiting_lead", () -> fixture.leads.changeStatus(first.sk(), LeadStatus.QUALIFIED, null, Actor.SYSTEM));
        test.clock().advance(Duration.ofSeconds(1));

        var said = fixture.call(SendMessage.Function::new, "POST")
                .path("id", id)
                .body(Map.of("text", "This is Bob"))
                .send();

        assertEquals(202, said.status(), said.body());
        assertTrue(meanwhile.isDone());
        assertEquals(List.of("hello", "This is Bob"), fixture.texts(id), "it is said once");
        var lead = fixture.leads.need(first.sk()).value();
        assertEquals(LeadStatus.QUALIFIED, lead.status());
        var at = Objects.requireNonNull(lead.lastMessageAt());
        assertTrue(at.isAfter(
                Objects.requireNonNull(fixture.conversations.need(id).value().lastInboundAt())));
        assertEquals(List.of(first.sk()), listed(new LeadFilter(LeadStatus.QUALIFIED, null, null)));
        assertEquals(List.of(first.sk(), second.sk()), listed(LeadFilter.ALL));
    }

    @Test
    void aTextOfALeadThatIsDeletedMeanwhileIsThatOfANewOne() {
        var gone = theirs(phone);
        fixture.texts(phone, "hello");
        meanwhile.before("IN#SMlast", () -> fixture.leads.delete(gone.sk(), null));

        fixture.arrives("SMlast", phone, "Are you there?");

        assertTrue(meanwhile.isDone());
        assertNull(fixture.leads.find(gone.sk()));
        var next = Objects.requireNonNull(fixture.leads.withPhone(phone));
        assertEquals(List.of("hello"), fixture.texts(Conversations.idOf(gone.sk())));
        assertEquals(List.of("Are you there?"), fixture.texts(Conversations.idOf(next.sk())));
        assertEquals(List.of(next.sk()), listed(LeadFilter.ALL));
    }

    private Stored<Lead> theirs(PhoneNumber number) {
        var made = fixture.lead(number);
        test.clock().advance(Duration.ofSeconds(1));
        return fixture.leads.assign(made.sk(), fixture.person.id(), Actor.SYSTEM);
    }

    private List<String> inbox() {
        var own = new Reach(Scope.OWN, Set.of(fixture.person.id()));
        return new Inbox(fixture.platform)
                .page(fixture.tenant, own, null, null, 10).data().stream()
                        .map(head -> head.value().leadId())
                        .toList();
    }

    private List<String> listed(LeadFilter filter) {
        return fixture.leads.page(filter, null, 10).data().stream()
                .map(Stored::sk)
                .toList();
    }
}
