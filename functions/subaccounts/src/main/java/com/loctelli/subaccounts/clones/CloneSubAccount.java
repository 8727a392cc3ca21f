package com.loctelli.subaccounts.clones;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.subaccounts.CreateSubAccount;
import com.loctelli.subaccounts.CreateSubAccount.Owner;
import com.loctelli.subaccounts.Notifications;
import com.loctelli.subaccounts.Opening;
import com.loctelli.subaccounts.SubAccountView;
import com.loctelli.subaccounts.SubAccounts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/admin/sub-accounts/{id}/clone}: opens a sub-account that is set up as another, for a new owner. Cloned
 * are the plan, the zone, country and language, the settings but where people are told of things, the strategies and
 * prompt templates with all their versions and which of them are chosen, the calendars with the new owner as their only
 * member, and the scenarios of rehearsals. Ids stay the same. Not cloned are people, leads, conversations, texts,
 * bookings and working hours, campaigns, numbers, integrations, secrets, and what the business knows, which is of that
 * business and would be false of another.
 */
public final class CloneSubAccount implements Endpoint<CloneSubAccount.Request, Reply.Created<SubAccountView>> {
    private final Platform platform;
    private final Opening opening;
    private final SubAccounts subAccounts;

    @Inject
    CloneSubAccount(Platform platform, Opening opening, SubAccounts subAccounts) {
        this.platform = platform;
        this.opening = opening;
        this.subAccounts = subAccounts;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.owner().user().check("/owner", faults);
    }

    @Override
    public Reply.Created<SubAccountView> handle(Caller caller, Request request) {
        var original = platform.directory().administered(caller.admin(), request.id());
        var business = subAccounts.of(original).get();
        var settings = Copy.of(business.settings())
                .with("notifications", new Notifications(null, null))
                .made();
        var asked = new CreateSubAccount.Request(
                request.name(),
                request.slug(),
                request.description() == null ? business.description() : request.description(),
                ZoneId.of(business.timezone()),
                business.defaultCountry(),
                business.locale(),
                request.owner());
        var configuration = new Configuration(platform, original, caller.actor());
        return new Reply.Created<>(opening.open(caller.admin(), asked, settings, business.plan(), configuration), 1L);
    }

    /**
     * Whose clone it is, and what is its own.
     *
     * @param slug its public name: 2 to 63 small letters, digits and dashes
     * @param description the original's where it is absent
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String id,
            @NotBlank @Size(max = 255) String name,

            @Pattern(
                    regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])",
                    message = "must be 2 to 63 small letters, digits and inner dashes")
            String slug,

            @Nullable @Size(max = 1000) String description,
            @Valid Owner owner) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerClonesComponent.factory().create(platform).cloneSubAccount());
        }
    }
}
