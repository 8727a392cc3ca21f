package com.loctelli.messaging;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.Lead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.optout.Wording;
import org.jspecify.annotations.Nullable;

/** What the product says to who opts out, opts in or asks for help: once, in their language, in the business's name. */
final class Confirmations {
    private final TenantTexts texts;
    private final TenantLeads leads;

    Confirmations(TenantTexts texts, TenantLeads leads) {
        this.texts = texts;
        this.leads = leads;
    }

    /** Who sent a text that is about consent, and what we may answer with. */
    record Sender(@Nullable Stored<Lead> lead, SendingFacts facts, Wording wording) {}

    /** The lead's own language goes before the one the text was written in, and that before the sub-account's. */
    Sender sender(String from, @Nullable String language) {
        var lead = leads.withPhone(PhoneNumber.ofE164(from));
        var facts = texts.facts(from, null);
        var own = lead == null ? null : lead.value().language();
        return new Sender(lead, facts, Wording.of(own, language, facts.locale()));
    }

    /** What answers a text. */
    PreparedText of(InboundText text, Sender sender, String words) {
        return of(sender, text.from(), text.to(), text.messageSid(), words);
    }

    /**
     * What answers something that was said elsewhere or before.
     *
     * @param messageSid where it was said: it is answered once
     */
    PreparedText of(Sender sender, String to, @Nullable String from, String messageSid, String words) {
        var facts = sender.facts();
        var lead = sender.lead();
        var request = new TextRequest(
                to,
                facts.business().isEmpty() ? words : facts.business() + ": " + words,
                lead == null ? null : lead.sk(),
                null,
                Purpose.CONFIRMATION.wire(),
                TextKeys.confirmation(messageSid),
                from,
                Actor.SYSTEM);
        return texts.prepare(facts, request, Purpose.CONFIRMATION);
    }
}
