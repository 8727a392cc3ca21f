package com.loctelli.messaging.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A campaign that is held holds its texts for as long as it likes, and they are none the larger for it. */
class HoldTest {
    private static final String CAMPAIGN = "cmp_1";

    private final TestPlatform test = TestPlatform.start();
    private final com.loctelli.kernel.tenancy.Tenant tenant = test.tenant();
    private final TenantDeliveries deliveries =
            new Deliveries(test.platform(), new Consents(test.platform())).of(tenant);

    @Test
    void aTextThatIsHeldForHoursIsTheSameTextAndLeavesSoonAfterItsCampaignGoesOn() {
        var platform = test.platform();
        var rows = platform.database().table(TableName.MESSAGING).of(tenant);
        new Senders(platform).add(tenant, PhoneNumber.ofE164("+16465550188"), "twilio", null, null, Actor.SYSTEM);
        var request = new TextRequest(
                "+13035550188", "Hi", null, null, "informational", "held", null, new Actor("campaign", CAMPAIGN));
        var id = new Texts(platform).of(tenant).send(request).id();
        platform.database().commit(Hold.put(rows, CAMPAIGN, platform.clock().now()));
        assertInstanceOf(Claim.Nothing.class, claim(id));
        assertEquals("campaign", text(id).decision().deferredBy());
        int rules = text(id).decision().rules().size();

        for (int i = 0; i < 20; i++) {
            test.clock().advance(Duration.ofMinutes(16));
            assertInstanceOf(Claim.Nothing.class, claim(id));
        }

        assertEquals(TextState.DEFERRED, text(id).status());
        assertEquals(rules, text(id).decision().rules().size());
        platform.database().commit(Hold.lift(rows, CAMPAIGN));
        test.clock().advance(Duration.ofMinutes(16));
        assertInstanceOf(Claim.Held.class, claim(id));
    }

    private Claim claim(String id) {
        return deliveries.claim(Objects.requireNonNull(deliveries.find(id)));
    }

    private SmsMessage text(String id) {
        return Objects.requireNonNull(deliveries.find(id)).value();
    }
}
