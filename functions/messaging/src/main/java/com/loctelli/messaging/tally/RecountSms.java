package com.loctelli.messaging.tally;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/** {@code POST /v1/sms/stats/recount}: counts a day's texts anew from the texts themselves. */
public final class RecountSms implements Endpoint<RecountSms.Request, SmsStats> {
    private final Platform platform;

    @Inject
    RecountSms(Platform platform) {
        this.platform = platform;
    }

    @Override
    public SmsStats handle(Caller caller, Request request) {
        var day = GetSmsStats.day(request.day(), "/day");
        var tallies = new TenantTallies(platform, caller.tenant());
        tallies.recount(day);
        return SmsStats.of(day.toString(), day.toString(), tallies.between(day, day));
    }

    /** Which day of the sub-account's own time, such as {@code 2026-03-02}. */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 10) String day) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerTallyComponent.factory().create(platform).recountSms());
        }
    }
}
