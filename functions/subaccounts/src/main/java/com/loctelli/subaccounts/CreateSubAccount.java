package com.loctelli.subaccounts;

import com.loctelli.access.users.NewUser;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/admin/sub-accounts}: opens a sub-account with its first owner. */
public final class CreateSubAccount implements Endpoint<CreateSubAccount.Request, Reply.Created<SubAccountView>> {
    private final Opening opening;

    @Inject
    CreateSubAccount(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.details().check(faults);
        request.owner().user().check("/owner", faults);
    }

    @Override
    public Reply.Created<SubAccountView> handle(Caller caller, Request request) {
        return new Reply.Created<>(opening.open(caller.admin(), request), 1L);
    }

    /**
     * The sub-account.
     *
     * @param slug its public name: 2 to 63 small letters, digits and dashes
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 255) String name,

            @Pattern(
                    regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])",
                    message = "must be 2 to 63 small letters, digits and inner dashes")
            String slug,

            @Nullable @Size(max = 1000) String description,
            ZoneId timezone,
            @NotBlank @Size(max = 2) String defaultCountry,
            @Nullable @Size(max = 35) String locale,
            @Valid Owner owner) {

        /** Without a zone where that was wrong. */
        Details details() {
            var zone = timezone == null ? null : timezone.getId();
            return new Details(name, description, zone, defaultCountry, locale);
        }
    }

    /** Its first owner; the password is checked against the rule for users. */
    @Json
    @Valid
    public record Owner(
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 1000) String password) {

        /** The owner as a user to be added. */
        public NewUser user() {
            return new NewUser(name, email, password, Role.OWNER);
        }

        /** Masked: a password must not reach a log. */
        @Override
        public String toString() {
            return "Owner[…]";
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    DaggerSubAccountsComponent.factory().create(platform).createSubAccount());
        }
    }
}
