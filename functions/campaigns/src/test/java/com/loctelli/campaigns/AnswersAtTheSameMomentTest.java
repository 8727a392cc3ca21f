package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.conversations.Arrival;
import com.loctelli.conversations.Conversations;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.OptOutResult;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a campaign leads is said by the conversation, whatever was known of the number when their text came. */
class AnswersAtTheSameMomentTest {
    private final Scene scene = new Scene();
    private final Answers answers = new Answers(scene);
    private final String spring = answers.spring;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void twoFirstAnswersAtTheSameMomentAreLedByTheCampaignUntilTheConversationHasEnded() {
        var id = answers.sent(spring);
        scene.meanwhile.before("IN#SMsecond", () -> take("SMfirst", "Yes please"));

        take("SMsecond", "Are you there?");

        assertTrue(scene.meanwhile.isDone());
        var head = answers.head(0);
        assertEquals(List.of("Hi Ann, spring is here", "Yes please", "Are you there?"), answers.words(head));
        assertEquals(id, head.campaignId());
        assertEquals(spring, head.strategyId());

        answers.conversations().desk().resolve(head.id());
        answers.hears(0, "Something else");
        assertNull(answers.head(0).campaignId());
        assertNull(answers.head(0).strategyId());
        assertEquals(1, scene.campaign(id).counters().replied());
    }

    @Test
    void whoAnswersOnFromANumberOfWhichNothingIsKnownIsLedByTheCampaignStill() {
        var own = ownStrategy();
        var id = answers.sent(spring);
        answers.hears(0, "Yes please");
        leads().update(
                        answers.lead(0),
                        LeadChange.builder().phone(Scene.phone(9)).build(),
                        Actor.user("usr_1"));

        answers.hears(9, "Are you there?");

        var head = answers.head(0);
        assertEquals(3, head.lastSeq());
        assertEquals(id, head.campaignId());
        assertEquals(spring, head.strategyId());
        assertEquals(own, head.ledFrom());
    }

    @Test
    void aConversationThatSaysOnlyWhichCampaignLedItIsLedByThatStill() {
        var own = ownStrategy();
        var id = answers.sent(spring);
        answers.hears(0, "Yes please");
        var rows = scene.platform.database().table(TableName.CONVERSATIONS).of(scene.tenant);
        scene.platform
                .database()
                .commit(rows.update(Conversations.headKey(answers.head(0).id()), new Update().remove("ledFrom")));

        answers.hears(0, "Are you there?");

        assertEquals(id, answers.head(0).campaignId());
        assertEquals(spring, answers.head(0).strategyId());
        assertEquals(own, answers.head(0).ledFrom());
    }

    private String ownStrategy() {
        var own = answers.strategy("own", false, 9);
        leads().update(answers.lead(0), LeadChange.builder().strategyId(own).build(), Actor.user("usr_1"));
        return own;
    }

    private TenantLeads leads() {
        return new Leads(scene.platform).of(scene.tenant);
    }

    private void take(String sid, String words) {
        var from = PhoneNumber.ofE164(Scene.phone(0));
        var arrival = new Arrival(sid, from, scene.number, words, OptOutResult.Kind.ORDINARY);
        answers.conversations().intake().take(arrival);
    }
}
