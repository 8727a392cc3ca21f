package com.loctelli.integrations;

import com.loctelli.integrations.InboundEvent.Effect;
import com.loctelli.integrations.ghl.HeardWishes;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.LeadEvent;
import com.loctelli.leads.LeadSuppression;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event of GoHighLevel does here. Every effect is the same when it is made twice. Messages are not answered
 * from here: what was sent there would be answered in a loop, and what arrives there is answered where the lead texts.
 */
final class GhlEffects {
    /** Whose clock that of wishes not to be texted is: that of the lead, whose wishes they are. */
    private static final String DND = "dnd";
    /** Whose clock that of installing and uninstalling is: that of the account. */
    private static final String APP = "app";

    private static final Result NEWER_KNOWN = Result.ignored("newer-known");
    private static final int TRIES = 3;

    private final Platform platform;
    private final Tenant tenant;
    private final TenantLeads leads;
    private final TenantIntegrations integrations;
    private final ContactClocks clocks;
    private final HeardWishes wishes;

    GhlEffects(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.leads = new Leads(platform).of(tenant);
        this.integrations = new Integrations(platform).of(tenant);
        this.clocks = new ContactClocks(platform, tenant);
        this.wishes = new HeardWishes(platform, tenant);
    }

    /** How the work of an event ended: with effects, or with a reason for none. */
    record Result(List<Effect> effects, @Nullable String reason) {
        static Result of(String entity, String id, String op) {
            return new Result(List.of(new Effect(entity, id, op)), null);
        }

        static Result ignored(String why) {
            return new Result(List.of(), why);
        }
    }

    Result of(InboundEvent event, Payload payload) {
        try {
            return effect(event, payload);
        } catch (Problem problem) {
            if (problem.type().equals(ContactClocks.NEWER_KNOWN)) {
                return NEWER_KNOWN;
            }
            throw problem;
        }
    }

    private Result effect(InboundEvent event, Payload payload) {
        var integration = integrations.withAccount(IntegrationTemplates.GOHIGHLEVEL, event.account());
        if (integration == null || !integration.value().isActive()) {
            return Result.ignored("integration-off");
        }
        var by = Actor.integration(TenantIntegrations.id(integration));
        return switch (event.type()) {
            case "ContactCreate", "ContactUpdate", "ContactTagUpdate" -> contact(event, new GhlContact(payload), by);
            case "ContactDelete" -> deleted(event, new GhlContact(payload), by);
            case "ContactDndUpdate" -> doNotDisturb(event, new GhlContact(payload), by);
            case "AppointmentCreate", "AppointmentUpdate", "AppointmentDelete" -> appointment(event, payload, by);
            case "INSTALL" -> moved(event, integration, IntegrationStatus.ACTIVE);
            case "UNINSTALL" -> moved(event, integration, IntegrationStatus.DISCONNECTED);
            case "InboundMessage" -> Result.ignored("answered-where-the-lead-texts");
            case "OutboundMessage", "ProviderOutboundMessage" -> Result.ignored("echo");
            default -> Result.ignored("type-not-used");
        };
    }

    private Result contact(InboundEvent event, GhlContact contact, Actor by) {
        var id = contact.id();
        if (id == null) {
            return Result.ignored("no-contact-id");
        }
        // A newer wish that comes meanwhile leaves the rest of what this one tells to be kept.
        return Optimistic.retried(TRIES, Set.of(ContactClocks.NEWER_KNOWN), () -> contact(event, id, contact, by));
    }

    private Result contact(InboundEvent event, String id, GhlContact contact, Actor by) {
        var at = event.toldAt();
        if (!clocks.tell(GhlContact.SYSTEM, id, at)) {
            return NEWER_KNOWN;
        }
        var person = contact.lead(id, event);
        var only = new ArrayList<>(List.of(clocks.still(GhlContact.SYSTEM, id, at)));
        var said = person.suppression();
        boolean saysWish = said != null || event.type().equals("ContactDndUpdate");
        var known = saysWish ? leads.withExternal(GhlContact.SYSTEM, id) : null;
        boolean isOurs = said != null && isOurMark(contact, wish(event, id, said.sms(), by));
        if (said != null && isOurs) {
            var left = besidesOurs(said, known);
            person = person.suppressed(left.sms() || left.email() ? left : null);
        }
        if (known != null) {
            if (clocks.tell(DND, known.sk(), at)) {
                only.add(clocks.still(DND, known.sk(), at));
            } else {
                person = person.suppressed(null);
            }
        }
        var captured = leads.capture(person, by, only);
        var leadId = captured.lead().sk();
        if (saysWish && known == null) {
            clocks.tell(DND, leadId, at);
        }
        var lead = captured.lead().value();
        var told = lead.suppression();
        if (told != null && told.sms() && !isOurs) {
            try {
                hear(wish(event, id, true, by), lead.phone(), by, clocks.still(DND, leadId, at));
            } catch (Problem problem) {
                // The newer word is heard with the event that brings it.
                if (!problem.type().equals(ContactClocks.NEWER_KNOWN)) {
                    throw problem;
                }
            }
        }
        return Result.of("lead", leadId, captured.isNew() ? "created" : captured.isChanged() ? "updated" : "same");
    }

    private Result deleted(InboundEvent event, GhlContact contact, Actor by) {
        var id = contact.id();
        if (id == null) {
            return Result.ignored("unknown-contact");
        }
        var at = event.toldAt();
        if (!clocks.tell(GhlContact.SYSTEM, id, at)) {
            return NEWER_KNOWN;
        }
        var only = List.of(clocks.still(GhlContact.SYSTEM, id, at));
        var lead = leads.removedFrom(GhlContact.SYSTEM, id, at, by, only);
        return lead == null ? Result.ignored("unknown-contact") : Result.of("lead", lead.sk(), "removed-at-source");
    }

    private Result doNotDisturb(InboundEvent event, GhlContact contact, Actor by) {
        var id = contact.id();
        var lead = id == null ? null : leads.withExternal(GhlContact.SYSTEM, id);
        if (id == null || lead == null) {
            // Its wish counts before its first text: the contact becomes known with it.
            return contact(event, contact, by);
        }
        var at = event.toldAt();
        var said = contact.doNotDisturb(at);
        var known = lead.value().suppression();
        var wish = wish(event, id, said.sms(), by);
        boolean isEcho = (!said.sms() || contact.mayBeMarkedByUs()) && wishes.isEcho(wish);
        if (isEcho) {
            // Only what we said ourselves is no news; the other channels may be.
            said = besidesOurs(said, lead);
            if (said.email() == (known != null && known.email())) {
                return Result.ignored("our-own-change");
            }
        }
        if (!clocks.tell(DND, lead.sk(), at)) {
            return NEWER_KNOWN;
        }
        var only = clocks.still(DND, lead.sk(), at);
        if (!isEcho) {
            hear(wish, lead.value().phone(), by, only);
        }
        var changed = leads.suppress(lead.sk(), said, by, List.of(only));
        return Result.of("lead", lead.sk(), changed.version() == lead.version() ? "same" : "do-not-disturb");
    }

    private boolean isOurMark(GhlContact contact, HeardWishes.Wish wish) {
        return contact.mayBeMarkedByUs() && wishes.isOurMark(wish);
    }

    /** Of what is said, all but our own word of texts, of which the lead stays as it was. */
    private static LeadSuppression besidesOurs(LeadSuppression said, @Nullable Stored<Lead> lead) {
        var known = lead == null ? null : lead.value().suppression();
        return new LeadSuppression(known != null && known.sms(), said.email(), said.reason(), said.at());
    }

    private static HeardWishes.Wish wish(InboundEvent event, String contactId, boolean noTexts, Actor by) {
        return new HeardWishes.Wish(
                Objects.requireNonNullElse(by.id(), ""), contactId, noTexts, event.toldAt(), event.bodyPlace());
    }

    private void hear(HeardWishes.Wish wish, @Nullable String phone, Actor by, Write only) {
        if (phone != null) {
            wishes.hear(wish, phone, by, List.of(only));
        }
    }

    private Result appointment(InboundEvent event, Payload payload, Actor by) {
        var appointment = payload.object("appointment");
        var contactId = appointment.text("contactId");
        var lead = contactId == null ? null : leads.withExternal(GhlContact.SYSTEM, contactId);
        if (lead == null) {
            return Result.ignored("unknown-contact");
        }
        var id = appointment.text("id", 120);
        var starts = appointment.text("startTime", 40);
        var entry = LeadEvent.of("appointment", by, event.toldAt())
                .moving(
                        null,
                        event.type().equals("AppointmentDelete")
                                ? "deleted"
                                : appointment.text("appointmentStatus", 40))
                .because(starts)
                .about(id == null ? event.bodyPlace() : id);
        platform.database().commit(leads.event(lead.sk(), entry));
        return Result.of("lead", lead.sk(), "appointment-noted");
    }

    private Result moved(InboundEvent event, Stored<Integration> found, IntegrationStatus status) {
        var id = TenantIntegrations.id(found);
        var at = event.toldAt();
        // What was told before it was connected here is over, too.
        if (at.isBefore(found.createdAt()) || !clocks.tell(APP, event.account(), at)) {
            return NEWER_KNOWN;
        }
        // Read after the clock: what an older word did before is what this one finds.
        var integration = integrations.need(id);
        if (integration.value().status() == status) {
            return Result.of("integration", id, "same");
        }
        integrations.replace(integration, integration.value().with(status), clocks.still(APP, event.account(), at));
        return Result.of("integration", id, status.wire());
    }

    @Override
    public String toString() {
        return "GhlEffects[" + tenant + "]";
    }
}
