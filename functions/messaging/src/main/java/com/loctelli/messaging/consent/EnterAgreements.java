package com.loctelli.messaging.consent;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Lead;
import com.loctelli.leads.Leads;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/consent-events}: up to a hundred persons agreed to be texted. What is wrong with one, and who has
 * opted out, keeps no other back: the answer tells what became of each.
 */
public final class EnterAgreements implements Endpoint<EnterAgreements.Request, EnterAgreements.Results> {
    private final Platform platform;
    private final Leads leads;

    @Inject
    EnterAgreements(Platform platform, Leads leads) {
        this.platform = platform;
        this.leads = leads;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.shared().checkTold("/defaults", platform.clock().now(), faults);
    }

    @Override
    public Results handle(Caller caller, Request request) {
        var now = platform.clock().now();
        var ofTenant = leads.of(caller.tenant());
        var entries = request.entries();
        var ids = entries.stream().map(Entry::leadId).filter(Objects::nonNull).toList();
        var numbers =
                entries.stream().map(Entry::address).filter(Objects::nonNull).toList();
        var byId = ofTenant.all(ids);
        var byPhone = ofTenant.withPhones(numbers);
        var wrong = new ArrayList<List<FieldError>>();
        var noted = new ArrayList<NotedAgreement>();
        for (int i = 0; i < entries.size(); i++) {
            var at = "/entries/" + i;
            var faults = new Faults();
            var whose = whose(entries.get(i), at, byId, byPhone, faults);
            var agreement = entries.get(i).agreement().over(request.shared());
            agreement.check(at, now, faults);
            if (whose != null && faults.isEmpty()) {
                noted.add(agreement.of(whose.address(), whose.lead(), now));
            }
            wrong.add(faults.all());
        }
        var outcomes = new TenantAgreements(platform, caller.tenant(), ofTenant)
                .enter(noted, caller.actor())
                .iterator();
        var results = new ArrayList<Result>();
        for (int i = 0; i < entries.size(); i++) {
            var errors = wrong.get(i);
            results.add(new Result(i, errors.isEmpty() ? outcomes.next() : AgreementOutcome.WRONG, errors));
        }
        return new Results(results);
    }

    /** Who agreed. */
    private record Whose(String address, @Nullable Stored<Lead> lead) {}

    /** Who agreed; null, and a fault is found, where that is nobody. */
    private static @Nullable Whose whose(
            Entry entry, String at, Map<String, Stored<Lead>> byId, Map<String, Stored<Lead>> byPhone, Faults faults) {
        var address = entry.address();
        var leadId = entry.leadId();
        if ((address == null) == (leadId == null)) {
            faults.value(at + "/address", "give either the address or the leadId");
            return null;
        }
        if (address != null) {
            faults.unless(PhoneNumber.isE164(address), at + "/address", PhoneNumber.NOT_E164);
            return new Whose(address, byPhone.get(address));
        }
        var lead = byId.get(String.valueOf(leadId));
        if (lead == null) {
            faults.value(at + "/leadId", "there is no such lead");
            return null;
        }
        var phone = lead.value().phone();
        if (phone == null) {
            faults.value(at + "/leadId", "this lead has no telephone number");
            return null;
        }
        return new Whose(phone, lead);
    }

    /**
     * Who agreed to what.
     *
     * @param defaults what holds where an entry says nothing itself, of the evidence too
     */
    @Json
    @Valid
    public record Request(
            @Nullable Defaults defaults,
            @Size(min = 1, max = 100) List<Entry> entries) {
        Agreement shared() {
            return defaults == null
                    ? Agreement.UNTOLD
                    : new Agreement(defaults.kind(), defaults.method(), defaults.at(), defaults.evidence());
        }
    }

    /**
     * What several entries have in common; the fields are those of an {@link Entry}.
     *
     * @param kind {@code express}, {@code express_written} or {@code informational}
     * @param method {@code form}, {@code verbal}, {@code import} or {@code api}
     */
    @Json
    public record Defaults(
            @Nullable String kind,
            @Nullable String method,
            @Nullable Instant at,
            @Nullable AgreementEvidence evidence) {}

    /**
     * One person's agreement. Its fields are judged one by one, and the answer names what is wrong with it.
     *
     * @param address the number, E.164; or else the {@code leadId}
     * @param kind {@code express_written} and {@code express} allow marketing, {@code informational} does not; the
     *     words that were shown are needed for the first
     * @param method {@code form}, {@code verbal}, {@code import} or {@code api}
     * @param at when it was given, now where nothing is said
     */
    @Json
    public record Entry(
            @Nullable String address,
            @Nullable String leadId,
            @Nullable String kind,
            @Nullable String method,
            @Nullable Instant at,
            @Nullable AgreementEvidence evidence) {
        Agreement agreement() {
            return new Agreement(kind, method, at, evidence);
        }

        /** Leaves the person out. */
        @Override
        public String toString() {
            return "Entry";
        }
    }

    /** What became of the entries, in their order. */
    @Json
    public record Results(List<Result> data) {}

    /**
     * What became of an entry.
     *
     * @param entry its place, from 0
     * @param errors its wrong fields, with pointers such as {@code /entries/3/address}; none where the outcome is
     *     another than {@code wrong}
     */
    @Json
    public record Result(int entry, AgreementOutcome outcome, List<FieldError> errors) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerConsentComponent.factory().create(platform).enterAgreements());
        }
    }
}
