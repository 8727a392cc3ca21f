package com.loctelli.messaging.compliance;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.subaccounts.QuietHours;
import com.loctelli.subaccounts.SubAccounts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /v1/compliance/quiet-hours}: sets when marketing may leave. What is not said has its default; what law
 * forbids stays forbidden whatever is set here. A text that waits is judged by the new hours when its time comes.
 */
public final class SetQuietHours implements Endpoint<SetQuietHours.Request, QuietHoursView> {
    private final SubAccounts subAccounts;

    @Inject
    SetQuietHours(SubAccounts subAccounts) {
        this.subAccounts = subAccounts;
    }

    @Override
    public QuietHoursView handle(Caller caller, Request request) {
        return QuietHoursView.of(subAccounts.of(caller.tenant()).setQuietHours(request.hours()));
    }

    /** The hours, as they are served. */
    @Json
    @Valid
    public record Request(
            @Nullable LocalTime start,
            @Nullable LocalTime end,
            @Nullable List<String> days,
            @Nullable Map<String, QuietHours.Window> perState,
            QuietHours.@Nullable UnsureRule unsureRule) {

        QuietHours hours() {
            return QuietHours.of(start, end, days, perState, unsureRule);
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerComplianceComponent.factory().create(platform).setQuietHours());
        }
    }
}
