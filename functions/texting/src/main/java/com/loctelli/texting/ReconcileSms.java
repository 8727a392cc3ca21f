package com.loctelli.texting;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.TextView;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.delivery.Deliveries;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import java.util.Objects;
import javax.inject.Inject;

/**
 * {@code POST /v1/sms/messages/{id}/reconcile}: looks up at the carrier what became of a text in question, now instead
 * of at the next sweep. A text that is not in question stays as it is.
 */
public final class ReconcileSms implements Endpoint<ReconcileSms.Request, TextView> {
    private final Deliveries deliveries;
    private final Texts texts;
    private final Reconciliation reconciliation;

    @Inject
    ReconcileSms(Deliveries deliveries, Texts texts, Reconciliation reconciliation) {
        this.deliveries = deliveries;
        this.texts = texts;
        this.reconciliation = reconciliation;
    }

    @Override
    public TextView handle(Caller caller, Request request) {
        var ours = deliveries.of(caller.tenant());
        var found = ours.find(request.id());
        if (found == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        ours.lapse(found);
        var now = Objects.requireNonNull(ours.find(request.id()));
        if (reconciliation.look(caller.tenant(), now)) {
            var tenantTexts = texts.of(caller.tenant());
            tenantTexts.enqueue(java.util.List.of(tenantTexts.hint(now.value(), "r" + now.version())));
        }
        return Objects.requireNonNull(texts.of(caller.tenant()).find(request.id()));
    }

    /** Which text. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerTextingComponent.factory().create(platform).reconcileSms());
        }
    }
}
