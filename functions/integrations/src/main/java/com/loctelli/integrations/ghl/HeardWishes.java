package com.loctelli.integrations.ghl;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.consent.TenantConsents;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What GoHighLevel says of persons who do not want to be texted, heard: it suppresses them here from then on, and what
 * it takes back again lifts that and nothing that was said here.
 */
public final class HeardWishes {
    private final TenantConsents consents;
    private final ToldContacts told;

    /** The tenant's. */
    public HeardWishes(Platform platform, Tenant tenant) {
        this.consents = new Consents(platform).of(tenant);
        this.told = new ToldContacts(platform, tenant);
    }

    /**
     * A contact's wish as an event tells it: that it is so, which need not be the news of the event.
     *
     * @param at when it was so
     * @param event what makes two events the same
     */
    public record Wish(String integrationId, String contactId, boolean noTexts, Instant at, String event) {}

    /** Whether the event of a change is what came back of our own telling, or tells of a mark that is ours. */
    public boolean isEcho(Wish wish) {
        return told.isEcho(wish.integrationId(), wish.contactId(), wish.noTexts(), wish.at(), wish.event())
                || isOurMark(wish);
    }

    /**
     * Whether the contact is not to be texted there because we said so: every event that tells how the contact is tells
     * that too, whatever it is about, and it is no wish of anybody there.
     */
    public boolean isOurMark(Wish wish) {
        return wish.noTexts() && told.isOurMark(wish.integrationId(), wish.contactId(), wish.at());
    }

    /**
     * Lets the wish hold for the number; returns whether that changes anything.
     *
     * @param alongside further writes of the transaction that changes it
     */
    public boolean hear(Wish wish, String address, Actor by, List<Write> alongside) {
        var evidence = Map.of(
                "source", "gohighlevel",
                "integrationId", wish.integrationId(),
                "contactId", wish.contactId(),
                "event", wish.event());
        if (!wish.noTexts()) {
            told.unmarked(wish.integrationId(), wish.contactId(), wish.at());
            var lifted =
                    NewConsent.of("dnd_lifted", "all", "integration", evidence).once(wish.event() + "#lifted");
            return consents.takenBackElsewhere(address, wish.integrationId(), lifted, by, alongside);
        }
        // Somebody there says it too: it is no longer ours alone to take back.
        told.ours(wish.integrationId(), wish.contactId(), false);
        var revoked = NewConsent.of("revoked", "all", "integration", evidence).once(wish.event() + "#revoked");
        return consents.toldElsewhere(address, wish.integrationId(), wish.at(), revoked, by, alongside);
    }
}
