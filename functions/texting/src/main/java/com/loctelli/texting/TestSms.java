package com.loctelli.texting;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/sms/test}: whether the carrier knows us, and whether it has the numbers and would bring what they
 * hear to us. Nothing is sent and nothing is changed.
 */
public final class TestSms implements Endpoint<TestSms.Request, TestSms.Answer> {
    private final Platform platform;
    private final Twilio twilio;

    @Inject
    TestSms(Platform platform, Twilio twilio) {
        this.platform = platform;
        this.twilio = twilio;
    }

    @Override
    public Answer handle(Caller caller, Request request) {
        var numbers = Objects.requireNonNullElse(request.numbers(), List.<String>of());
        for (int i = 0; i < numbers.size(); i++) {
            if (!PhoneNumber.isE164(numbers.get(i))) {
                throw Problem.field("/numbers/" + i, "value", "must be a telephone number in E.164");
            }
        }
        var webhook = platform.settings().need("PUBLIC_URL") + "/v1/webhooks/twilio/sms";
        var account = twilio.account();
        var checked = account.isActive()
                ? Meter.together(numbers.stream()
                        .<Callable<CarrierNumber>>map(number -> () -> twilio.number(number, webhook))
                        .toList())
                : List.<CarrierNumber>of();
        boolean isReady = account.isActive()
                && checked.stream().allMatch(number -> number.isOurs() && number.canText() && number.reachesUs());
        return new Answer(isReady, account.status(), webhook, checked);
    }

    /** Which numbers to look up, E.164; none where only the account is asked about. */
    @Json
    @Valid
    public record Request(@Nullable @Size(max = 20) List<String> numbers) {}

    /**
     * What the carrier says.
     *
     * @param isReady whether all of it is as it must be
     * @param account {@code active}, {@code suspended}, {@code closed} or {@code refused}
     * @param webhook where the carrier must bring texts
     */
    @Json
    public record Answer(boolean isReady, String account, String webhook, List<CarrierNumber> numbers) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerTextingComponent.factory().create(platform).testSms());
        }
    }
}
