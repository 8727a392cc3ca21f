package com.loctelli.messaging;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.LeadEvent;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.consent.Keyword;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.consent.Revocation;
import com.loctelli.messaging.consent.Suppression;
import com.loctelli.messaging.consent.TenantConsents;
import com.loctelli.messaging.optout.DoubtfulText;
import com.loctelli.messaging.optout.OptOutReview;
import com.loctelli.messaging.optout.OptOutReviews;
import com.loctelli.messaging.optout.ReviewState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's judgement of inbound texts. What the carrier acted on counts first, then commands, then revocations in
 * the person's own words. Each text is acted on once, however often it is judged. A reading of own words can be
 * confirmed or undone afterwards; a doubtful one keeps texts back meanwhile.
 */
public final class TenantOptOuts {
    private final Platform platform;
    private final Tenant tenant;
    private final TenantTexts texts;
    private final TenantConsents consents;
    private final TenantLeads leads;
    private final OptOutReviews reviews;
    private final Confirmations confirmations;
    private final InboundTexts inbound;

    TenantOptOuts(Platform platform, Tenant tenant, TenantTexts texts, TenantConsents consents) {
        this.platform = platform;
        this.tenant = tenant;
        this.texts = texts;
        this.consents = consents;
        this.leads = new Leads(platform).of(tenant);
        this.reviews = new OptOutReviews(platform, tenant);
        this.confirmations = new Confirmations(texts, leads);
        this.inbound = new InboundTexts(platform);
    }

    /** Judges the text and does what follows from it. */
    public OptOutResult judge(InboundText text) {
        if (!PhoneNumber.isE164(text.from())) {
            // A short code cannot be texted, and its words are no person's.
            return OptOutResult.ORDINARY;
        }
        boolean byCarrier = text.optOutType() != null;
        var command = byCarrier ? Keyword.ofCarrier(text.optOutType()) : Keyword.of(text.text());
        if (command.isPresent()) {
            return switch (command.get()) {
                case STOP -> stop(text, byCarrier);
                case START -> start(text, byCarrier);
                case HELP -> help(text, byCarrier);
            };
        }
        return Revocation.in(text.text()).map(reading -> revoked(text, reading)).orElse(OptOutResult.ORDINARY);
    }

    /**
     * Somebody read the text and it was meant as a revocation, which is confirmed to the person; 409 where somebody
     * judged it before. The text is passed on once more, so that what confirms it stands below it in the conversation.
     */
    public void confirm(String reviewId, Actor by) {
        var review = reviews.need(reviewId);
        var now = platform.clock().now();
        var writes = new ArrayList<>(reviews.close(review, ReviewState.CONFIRMED, by, now, null));
        @Nullable PreparedText told = null;
        if (!review.isSure() && review.understoodAs() == Revocation.NO_MORE) {
            var sender = confirmations.sender(review.address(), review.language());
            if (sender.facts().suppression() != null) {
                told = confirmations.of(
                        sender,
                        review.address(),
                        review.to(),
                        review.id(),
                        sender.wording().stopped());
                writes.addAll(told.writes());
                writes.addAll(inbound.due(tenant, review.id()));
            }
        }
        platform.database().commit(writes);
        if (told != null) {
            texts.enqueue(told.messages());
            inbound.hinted(tenant, review.id());
        }
    }

    /**
     * Somebody read the text and it was not meant as a revocation: what was agreed before holds again. 409 where
     * somebody judged it before, or where the person has revoked since.
     */
    public void undo(String reviewId, Actor by, String reason) {
        var review = reviews.need(reviewId);
        var correction = NewConsent.of(
                "corrected",
                "all",
                "review",
                Map.of("corrects", Long.toString(review.eventSeq()), "messageSid", review.id(), "reason", reason));
        consents.correct(
                review.address(),
                review.id(),
                review.eventSeq(),
                review.saidBefore(),
                correction,
                by,
                reviews.close(review, ReviewState.UNDONE, by, platform.clock().now(), reason));
    }

    /** The suppression in force for an address, or null. */
    public @Nullable Stored<Suppression> standing(String address) {
        return consents.suppression(address);
    }

    private OptOutResult stop(InboundText text, boolean byCarrier) {
        var sender = confirmations.sender(
                text.from(), Keyword.languageOf(text.text()).orElse(null));
        var confirmation = byCarrier || isTextedNoMore(sender)
                ? null
                : confirmations.of(text, sender, sender.wording().stopped());
        boolean isNew = consents.suppress(
                text.from(),
                statement("revoked", "keyword", text, Map.of()),
                byCarrier ? "carrier" : "keyword",
                null,
                lead(),
                (event, before) -> writes(confirmation, told(sender.lead(), "opted_out", text.messageSid())));
        return done(OptOutResult.Kind.STOPPED, isNew, byCarrier, confirmation);
    }

    /**
     * Acts on a revocation that was understood from a conversation, as {@link #judge} does on one in a text's own words.
     *
     * @param sender the number of ours that the person knows; null for the default one
     * @param message where they said it; acted on once for it
     * @param alongside further writes of the same transaction
     */
    public OptOutResult revoke(
            String address, @Nullable String sender, String message, Actor by, List<Write> alongside) {
        var person = confirmations.sender(address, null);
        var from = person.facts().roster().choose(sender) == null ? null : sender;
        var confirmation = isTextedNoMore(person)
                ? null
                : confirmations.of(
                        person, address, from, message, person.wording().stopped());
        var statement = NewConsent.of("revoked", "all", "free_text", Map.of("message", message))
                .once(message);
        boolean isNew = consents.suppress(
                address, statement, "free_text", null, by, (event, before) -> writes(confirmation, alongside));
        return done(OptOutResult.Kind.STOPPED, isNew, false, confirmation);
    }

    private OptOutResult revoked(InboundText text, Revocation.Reading reading) {
        var sender = confirmations.sender(text.from(), reading.language());
        var confirmation = reading.isSure() && !isTextedNoMore(sender)
                ? confirmations.of(text, sender, sender.wording().stopped())
                : null;
        var kind = reading.meaning() == Revocation.WRONG_NUMBER ? "reassigned" : "revoked";
        boolean isNew = consents.suppress(
                text.from(),
                statement(kind, "free_text", text, Map.of("rule", reading.rule())),
                text.messageSid(),
                reading,
                lead(),
                (event, before) -> writes(confirmation, told(sender.lead(), "opted_out", text.messageSid())),
                (event, before) -> reviews.open(OptOutReview.of(text, reading, sender.lead(), event, before), lead()));
        if (!reading.isSure() && isOpen(text.messageSid())) {
            // Told again at every delivery: a hint that was lost is not lost for good.
            platform.queues().send(Outgoing.of(QueueName.REVOCATIONS, tenant, new DoubtfulText(text.messageSid())));
        }
        return done(reading.isSure() ? OptOutResult.Kind.STOPPED : OptOutResult.Kind.HELD, isNew, false, confirmation);
    }

    /** Whether the person gets nothing more, so that nobody need tell them that they will not. */
    private static boolean isTextedNoMore(Confirmations.Sender sender) {
        var standing = sender.facts().suppression();
        return standing != null && standing.isOfAll();
    }

    private boolean isOpen(String reviewId) {
        var review = reviews.find(reviewId);
        return review != null && review.state() == ReviewState.OPEN;
    }

    private OptOutResult start(InboundText text, boolean byCarrier) {
        var standing = consents.suppression(text.from());
        var lifted = standing != null && standing.value().isLiftedByStart()
                ? lifted(text, byCarrier, standing.value())
                : null;
        if (lifted != null) {
            return lifted;
        }
        if (!byCarrier && Keyword.isAnswerUnlessSuppressed(text.text())) {
            return OptOutResult.ORDINARY;
        }
        boolean isNew = consents.enter(text.from(), started(text), lead());
        return new OptOutResult(OptOutResult.Kind.STARTED, isNew, byCarrier, null);
    }

    /** Lifts what the person's own word set; null where they have revoked since they wrote the text, and nothing is. */
    private @Nullable OptOutResult lifted(InboundText text, boolean byCarrier, Suppression standing) {
        var sender = confirmations.sender(
                text.from(), Keyword.languageOf(text.text()).orElse(null));
        // Nobody is told that texts come again while a connected system keeps them back.
        var confirmation = byCarrier || standing.elsewhere() != null
                ? null
                : confirmations.of(text, sender, sender.wording().started());
        var alongside = writes(confirmation, told(sender.lead(), "opted_in", text.messageSid()));
        try {
            boolean isNew = consents.lift(text.from(), started(text), lead(), alongside);
            return done(OptOutResult.Kind.STARTED, isNew, byCarrier, confirmation);
        } catch (Problem problem) {
            if (problem.type().equals(TenantConsents.REVOKED_SINCE)) {
                return null;
            }
            throw problem;
        }
    }

    private static NewConsent started(InboundText text) {
        return statement("re_opt_in", "keyword", text, Map.of());
    }

    private OptOutResult help(InboundText text, boolean byCarrier) {
        if (byCarrier) {
            return new OptOutResult(OptOutResult.Kind.HELPED, true, true, null);
        }
        var sender = confirmations.sender(
                text.from(), Keyword.languageOf(text.text()).orElse(null));
        var answer = confirmations.of(text, sender, sender.wording().helped());
        try {
            platform.database().commit(answer.writes());
        } catch (Problem problem) {
            if (!problem.type().equals(MessagingProblems.ALREADY_REQUESTED)) {
                throw problem;
            }
            return new OptOutResult(OptOutResult.Kind.HELPED, false, false, null);
        }
        return done(OptOutResult.Kind.HELPED, true, false, answer);
    }

    private OptOutResult done(
            OptOutResult.Kind kind, boolean isNew, boolean byCarrier, @Nullable PreparedText confirmation) {
        if (isNew && confirmation != null) {
            texts.enqueue(confirmation.messages());
            return new OptOutResult(kind, true, byCarrier, confirmation.id());
        }
        return new OptOutResult(kind, isNew, byCarrier, null);
    }

    private List<Write> told(@Nullable Stored<Lead> lead, String type, String messageSid) {
        if (lead == null) {
            return List.of();
        }
        var event = LeadEvent.of(type, Actor.lead(lead.sk()), platform.clock().now());
        return List.of(leads.event(lead.sk(), event.about(messageSid)));
    }

    private static List<Write> writes(@Nullable PreparedText text, List<Write> more) {
        var writes = new ArrayList<>(more);
        if (text != null) {
            writes.addAll(text.writes());
        }
        return writes;
    }

    private static NewConsent statement(String kind, String method, InboundText text, Map<String, String> more) {
        var evidence = new HashMap<>(more);
        evidence.put("messageSid", text.messageSid());
        return NewConsent.of(kind, "all", method, evidence)
                .once(text.messageSid())
                .at(Instant.parse(text.at()));
    }

    private static Actor lead() {
        return new Actor("lead", null);
    }
}
