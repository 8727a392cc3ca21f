package com.loctelli.messaging;

import com.loctelli.contact.Country;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.Locale;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/sms/validate-phone}: what a written number is. */
public final class ValidatePhone implements Endpoint<ValidatePhone.Request, ValidatePhone.Validated> {
    private final Texts texts;

    @Inject
    ValidatePhone(Texts texts) {
        this.texts = texts;
    }

    @Override
    public ValidatePhone.Validated handle(Caller caller, Request request) {
        var named = request.country();
        var home = named == null
                ? Country.parse(texts.of(caller.tenant()).country()).orElse(Country.US)
                : Country.parse(named)
                        .orElseThrow(() -> Problem.field("/country", "value", "must be a country such as US"));
        var found = PhoneNumber.parse(request.phone(), home);
        if (found.isEmpty()) {
            return new Validated(false, null, null, null, null);
        }
        var number = found.get();
        return new Validated(
                number.isInUse(),
                number.e164(),
                number.country().map(Country::code).orElse(null),
                number.lineType().name().toLowerCase(Locale.ROOT),
                number.display());
    }

    /** A number as a person writes it, and the country it is in where it has no calling code. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String phone,
            @Nullable @Size(max = 60) String country) {}

    /** What it is; without {@code e164} it is no number at all. */
    @Json
    public record Validated(
            boolean valid,
            @Nullable String e164,
            @Nullable String country,
            @Nullable String lineType,
            @Nullable String display) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerMessagingComponent.factory().create(platform).validatePhone());
        }
    }
}
