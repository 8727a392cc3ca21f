package com.loctelli.messaging.consent;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.LeadSuppression;
import com.loctelli.leads.Leads;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/leads/{id}/consent}: what the lead agreed to and took back, newest first, what follows from it now,
 * and whether the ledger is as it was written.
 */
public final class ShowLeadConsent implements Endpoint<ShowLeadConsent.Request, ShowLeadConsent.View> {
    private final Leads leads;
    private final Consents consents;

    @Inject
    ShowLeadConsent(Leads leads, Consents consents) {
        this.leads = leads;
        this.consents = consents;
    }

    @Override
    public View handle(Caller caller, Request request) {
        var lead = leads.of(caller.tenant()).need(request.id()).value();
        var phone = lead.phone();
        if (phone == null) {
            return new View(
                    null,
                    null,
                    null,
                    lead.suppression(),
                    new LedgerCheck(true, 0, null),
                    List.of(),
                    new Position(null, 0));
        }
        var ours = consents.of(caller.tenant());
        var limit = request.limit() == null ? 50 : request.limit();
        var events = ours.events(phone, request.cursor(), limit).map(Stored::value);
        var standing = ours.suppression(phone);
        var unreachable = ours.unreachable(phone);
        return new View(
                phone,
                standing == null ? null : standing.value(),
                unreachable == null ? null : unreachable.value(),
                lead.suppression(),
                ours.check(phone),
                events.data(),
                new Position(events.next(), events.limit()));
    }

    /** Which lead. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable String cursor,
            @Nullable @Range(min = 1, max = 100) Integer limit) {}

    /**
     * The lead's consent.
     *
     * @param address the number that all of it is about, null where the lead has none
     * @param suppression what keeps texts back, null for nothing
     * @param unreachable why nothing is begun to the number, null where the carrier has not said so
     * @param toldElsewhere what another system says of the person
     */
    @Json
    public record View(
            @Nullable String address,
            @Nullable Suppression suppression,
            @Nullable Suppression unreachable,
            @Nullable LeadSuppression toldElsewhere,
            LedgerCheck ledger,
            List<ConsentEvent> data,
            Position page) {}

    /** Where the page of events ends. */
    @Json
    public record Position(@Nullable String nextCursor, int limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerConsentComponent.factory().create(platform).showLeadConsent());
        }
    }
}
