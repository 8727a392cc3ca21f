package com.loctelli.messaging.consent;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.leads.imports.ImportAgreed;
import com.loctelli.leads.imports.ImportConsent;
import com.loctelli.leads.imports.ImportJob;
import com.loctelli.leads.imports.ImportRow;
import com.loctelli.leads.imports.Imports;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.inject.Inject;

/**
 * Works {@code IMPORT_CONSENTS}: enters what the persons in an import's rows have agreed to, for the number that each
 * row's lead has. Who has opted out stays so. A message that comes twice enters nothing twice, and an import that is
 * taken back leaves the ledger as it is.
 */
public final class EnterImportedAgreements implements Worker<ImportAgreed> {
    private static final String UNREAD_NUMBER = "phone";

    private final Platform platform;
    private final Imports imports;
    private final Leads leads;

    @Inject
    EnterImportedAgreements(Platform platform, Imports imports, Leads leads) {
        this.platform = platform;
        this.imports = imports;
        this.leads = leads;
    }

    @Override
    public Outcome work(Tenant tenant, ImportAgreed told) {
        var ours = imports.of(tenant);
        var found = ours.find(told.importId());
        if (found == null) {
            return new Rejected("no-such-import");
        }
        var job = found.value();
        var consent = job.consent();
        if (consent == null) {
            return new Rejected("no-consent");
        }
        var ofTenant = leads.of(tenant);
        var rows = ours.results(told.importId(), told.fromRow(), told.toRow());
        new TenantAgreements(platform, tenant, ofTenant).enter(noted(job, consent, rows, ofTenant), job.actor());
        return Outcome.DONE;
    }

    private List<NotedAgreement> noted(
            ImportJob job, ImportConsent consent, List<ImportRow> rows, TenantLeads ofTenant) {
        // Whose number could not be read may have another one here, which the row does not tell of.
        var ids = rows.stream()
                .filter(row -> !row.problems().contains(UNREAD_NUMBER))
                .map(ImportRow::leadId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var byId = ofTenant.all(ids);
        var agreement = agreement(job, consent);
        var now = platform.clock().now();
        var noted = new ArrayList<NotedAgreement>();
        for (var id : ids) {
            var lead = byId.get(id);
            var phone = lead == null ? null : lead.value().phone();
            if (phone != null) {
                noted.add(agreement.of(phone, lead, now));
            }
        }
        return noted;
    }

    private static Agreement agreement(ImportJob job, ImportConsent consent) {
        var evidence =
                new AgreementEvidence(consent.textShown(), null, null, null, null, "import:" + job.id(), job.file());
        return new Agreement(consent.kind(), "import", consent.at(), evidence);
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<ImportAgreed> {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(
                    platform,
                    ImportAgreed.class,
                    DaggerConsentComponent.factory().create(platform).enterImportedAgreements());
        }
    }
}
