package com.loctelli.integrations.ghl;

import com.loctelli.integrations.Integration;
import com.loctelli.integrations.Integrations;
import com.loctelli.integrations.TenantIntegrations;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.SealedQueueFunction;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.OptOutChanged;
import com.loctelli.messaging.consent.UntoldOptOuts;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Works {@code OPT_OUTS}: tells every connected GoHighLevel whether the person may be texted, as it is now. What could
 * not be told stays to be told, with a wait that grows.
 */
public final class TellDoNotDisturb implements Worker<OptOutChanged> {
    /** Longer than all requests of one telling. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Platform platform;
    private final Integrations integrations;
    private final Consents consents;
    private final GhlApi api;

    @Inject
    TellDoNotDisturb(Platform platform, Integrations integrations, Consents consents, GhlApi api) {
        this.platform = platform;
        this.integrations = integrations;
        this.consents = consents;
        this.api = api;
    }

    @Override
    public Outcome work(Tenant tenant, OptOutChanged changed) {
        var untold = new UntoldOptOuts(platform, tenant);
        var claimed = untold.claim(changed.address(), LEASE);
        if (claimed == null) {
            return Outcome.DONE;
        }
        // Read after the claim: a change from here on makes it be told again.
        var standing = consents.of(tenant).suppression(changed.address());
        boolean noTexts = standing != null && standing.value().isOfAllHere();
        var ours = integrations.of(tenant);
        @Nullable DndTold failed = null;
        for (var integration : ours.speaking()) {
            var ended = told(tenant, ours, integration, changed.address(), noTexts);
            failed = ended.isDone() ? failed : ended;
        }
        if (failed == null) {
            untold.told(claimed);
        } else if (failed.equals(DndTold.PACED)) {
            untold.later(claimed, CallAllowance.WINDOW);
        } else {
            untold.failed(claimed, failed.why(), failed.after());
        }
        return Outcome.DONE;
    }

    private DndTold told(
            Tenant tenant, TenantIntegrations ours, Stored<Integration> integration, String address, boolean noTexts) {
        var token = integrations.secrets(tenant, integration).get(Integration.TOKEN);
        if (token == null) {
            return DndTold.NOBODY;
        }
        var ended = new DndCall(platform, tenant, api, integration, token).tell(address, noTexts);
        if (ended.isDone()) {
            ours.worked(integration);
        } else if (!ended.equals(DndTold.PACED)) {
            ours.failed(integration, ended.why());
        }
        return ended;
    }

    /** The Lambda entry point. */
    public static final class Function extends SealedQueueFunction<OptOutChanged> {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(
                    platform,
                    OptOutChanged.class,
                    DaggerGhlComponent.factory().create(platform).tellDoNotDisturb());
        }
    }
}
