package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.PreparedText;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.Claim;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.ErrorClass;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.strategies.Sleep;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 2.6, the ownership fence: a stale reply of the agent is never sent, zero leaks. */
class ReplyFenceTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private final ConversationsFixture fixture = new ConversationsFixture(TEST);
    private final PhoneNumber phone = ConversationsFixture.phone();
    private final Stored<com.loctelli.leads.Lead> lead = fixture.lead(phone);
    private final String id = Conversations.idOf(lead.sk());

    /** What can overtake a reply between the reading of the head and the transaction. */
    enum Overtaking {
        A_TAKE_OVER {
            @Override
            void happen(ReplyFenceTest test) {
                test.fixture.conversations.takeOver(test.id, test.fixture.person.id(), "taken_over");
            }
        },
        A_TAKE_OVER_THAT_WAS_GIVEN_BACK {
            @Override
            void happen(ReplyFenceTest test) {
                A_TAKE_OVER.happen(test);
                test.fixture.conversations.release(test.id, "released");
            }
        },
        A_MESSAGE_OF_A_PERSON {
            @Override
            void happen(ReplyFenceTest test) {
                var head = test.fixture.conversations.need(test.id);
                var said = test.fixture
                        .conversations
                        .desk()
                        .says(head, "It's me", test.fixture.person.actor(), "sm_p", Sleep.DEFAULT);
                test.fixture.platform.database().commit(said.writes());
            }
        },
        A_NEWER_TEXT_OF_THE_LEAD {
            @Override
            void happen(ReplyFenceTest test) {
                test.fixture.texts(test.phone, "one more thing");
            }
        },
        A_STOP_OF_THE_LEAD {
            @Override
            void happen(ReplyFenceTest test) {
                test.fixture.arrives("SM" + test.fixture.platform.ids().token(), test.phone, "STOP");
            }
        },
        ANOTHER_REPLY {
            @Override
            void happen(ReplyFenceTest test) {
                var head = test.fixture.conversations.need(test.id);
                var writes = test.fixture.conversations.reply(head, "the first", Actor.AI, "sm_1", "tn_1");
                test.fixture.platform.database().commit(writes);
            }
        },
        A_HAND_OVER {
            @Override
            void happen(ReplyFenceTest test) {
                var head = test.fixture.conversations.need(test.id);
                test.fixture
                        .platform
                        .database()
                        .commit(test.fixture.conversations.handOver(head, Handover.because("asked")));
            }
        },
        A_RESOLUTION {
            @Override
            void happen(ReplyFenceTest test) {
                test.fixture.conversations.desk().resolve(test.id);
            }
        },
        A_SNOOZE {
            @Override
            void happen(ReplyFenceTest test) {
                var until = test.fixture.platform.clock().now().plus(Duration.ofHours(1));
                test.fixture.conversations.desk().snooze(test.id, until);
            }
        };

        abstract void happen(ReplyFenceTest test);
    }

    @ParameterizedTest
    @EnumSource
    void aReplyThatWasOvertakenIsRefusedWithItsTextAndWritesNothing(Overtaking overtaking) {
        fixture.texts(phone, "hello");
        var head = fixture.conversations.need(id);
        var text = fixture.prepared(lead, "too late");

        overtaking.happen(this);

        var before = fixture.keys(TableName.CONVERSATIONS);
        var headBefore = fixture.conversations.need(id);
        var refused = assertThrows(
                Problem.class,
                () -> fixture.platform
                        .database()
                        .commit(together(
                                fixture.conversations.reply(head, "too late", Actor.AI, text.id(), "tn_2"), text)));
        assertEquals(ConversationProblems.SUPERSEDED, refused.type());
        assertEquals(before, fixture.keys(TableName.CONVERSATIONS));
        assertEquals(headBefore, fixture.conversations.need(id));
        assertFalse(fixture.texts(id).contains("too late"));
        assertFalse(fixture.keys(TableName.MESSAGING).toString().contains(text.id()));
    }

    @ParameterizedTest
    @EnumSource
    void whatElseTheAgentMeantToDoIsRefusedToo(Overtaking overtaking) {
        fixture.texts(phone, "hello");
        var head = fixture.conversations.need(id);

        overtaking.happen(this);

        var ours = fixture.conversations;
        for (var writes : List.of(
                ours.reply(
                        head,
                        "bye",
                        Actor.AI,
                        "sm_x",
                        null,
                        new Afterwards.HandsOver(Handover.because("unknown")),
                        null),
                List.of(ours.handOver(head, Handover.because("unknown"))),
                List.of(ours.rest(head, OwnershipMode.CLOSED, "ended")),
                List.of(ours.settle(head)))) {
            var refused = assertThrows(
                    Problem.class, () -> fixture.platform.database().commit(writes));
            assertEquals(ConversationProblems.SUPERSEDED, refused.type());
        }
    }

    @Test
    void aReplyInTimeIsOneMessageThatAnswersTheBatchAndStoresItsText() {
        fixture.texts(phone, "hello");
        var head = fixture.conversations.need(id);
        var text = fixture.prepared(lead, "Hi Ann!");

        fixture.platform
                .database()
                .commit(together(fixture.conversations.reply(head, "Hi Ann!", Actor.AI, text.id(), "tn_1"), text));

        var after = fixture.conversations.need(id).value();
        assertEquals(List.of("hello", "Hi Ann!"), fixture.texts(id));
        assertEquals(2, after.lastSeq());
        assertEquals(head.value().epoch(), after.epoch());
        assertEquals(1, after.aiMessageCount());
        assertEquals(ConversationStatus.WAITING_LEAD, after.status());
        assertEquals(null, after.pendingBatch());
        assertEquals(after.lastOutboundAt(), after.firstResponseAt());
        assertTrue(new Texts(fixture.platform).of(fixture.tenant).find(text.id()) != null);
    }

    @Test
    void aReplyAndATakeOverAtTheSameMomentNeverLeaveAReplyAfterTheTakeOver() throws Exception {
        int replied = 0;
        for (int round = 0; round < 30; round++) {
            fixture.texts(phone, "round " + round);
            var head = fixture.conversations.need(id);
            var start = new CountDownLatch(1);
            int nth = round;
            var reply = CompletableFuture.supplyAsync(() -> {
                await(start);
                return isCommitted(fixture.conversations.reply(head, "reply " + nth, Actor.AI, "sm_" + nth, null));
            });
            var owned = CompletableFuture.supplyAsync(() -> {
                await(start);
                return fixture.conversations.takeOver(id, fixture.person.id(), "taken_over");
            });
            start.countDown();
            boolean isReplied = reply.get();
            owned.get();
            var after = fixture.conversations.need(id).value();
            assertEquals(OwnershipMode.HUMAN, after.ownership().mode());
            assertEquals(isReplied, fixture.texts(id).contains("reply " + round));
            assertEquals(head.value().lastSeq() + (isReplied ? 1 : 0), after.lastSeq());
            replied += isReplied ? 1 : 0;
            assertFalse(isCommitted(fixture.conversations.reply(
                    fixture.conversations.need(id), "after", Actor.AI, "sm_after" + round, null)));
            fixture.conversations.release(id, "released");
            fixture.conversations.desk().resolve(id);
        }
        assertEquals(replied, fixture.conversations.need(id).value().aiMessageCount());
        assertFalse(fixture.texts(id).contains("after"));
    }

    @Test
    void whatTheAgentSaidAndNoCarrierHasYetIsCalledOffByWhoeverStepsIn() {
        var deliveries = new Deliveries(fixture.platform, new Consents(fixture.platform)).of(fixture.tenant);
        var stepsIn = List.<Runnable>of(
                () -> fixture.conversations.takeOver(id, fixture.person.id(), "taken_over"),
                () -> fixture.conversations.desk().resolve(id),
                () -> fixture.conversations
                        .desk()
                        .snooze(id, fixture.platform.clock().now().plusSeconds(60)),
                () -> fixture.call(SendMessage.Function::new, "POST")
                        .path("id", id)
                        .body(Map.of("text", "Bob here"))
                        .send());
        for (var deed : stepsIn) {
            fixture.texts(phone, "hello");
            var left = fixture.replied(lead, "This one has left");
            var held = assertInstanceOf(Claim.Held.class, deliveries.claim(fixture.text(left)));
            var waits = fixture.replied(lead, "This one waits");
            deed.run();
            assertEquals(TextState.CANCELED, fixture.text(waits).value().status());
            assertEquals(TextState.CLAIMED, fixture.text(left).value().status());
            // The carrier was too busy for it: it would have been tried again.
            assertNull(deliveries.refused(held, 20429, ErrorClass.THROTTLE));
            assertEquals(TextState.CANCELED, fixture.text(left).value().status());
            fixture.conversations.release(id, "released");
        }
    }

    private boolean isCommitted(List<Write> writes) {
        try {
            fixture.platform.database().commit(writes);
            return true;
        } catch (Problem problem) {
            assertEquals(ConversationProblems.SUPERSEDED, problem.type());
            return false;
        }
    }

    private static List<Write> together(List<Write> reply, PreparedText text) {
        var all = new ArrayList<>(reply);
        all.addAll(text.writes());
        return all;
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
