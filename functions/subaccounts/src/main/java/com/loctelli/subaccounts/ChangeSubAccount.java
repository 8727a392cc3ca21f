package com.loctelli.subaccounts;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/admin/sub-accounts/{id}}: changes a sub-account, its settings merged in depth. */
public final class ChangeSubAccount implements Endpoint<ChangeSubAccount.Request, Reply.Tagged<SubAccountView>> {
    private static final String SETTINGS = "/settings";

    private final Platform platform;
    private final SubAccounts subAccounts;

    @Inject
    ChangeSubAccount(Platform platform, SubAccounts subAccounts) {
        this.platform = platform;
        this.subAccounts = subAccounts;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.details().check(faults);
    }

    @Override
    public Reply.Tagged<SubAccountView> handle(Caller caller, Request request) {
        var tenant = platform.directory().administered(caller.admin(), request.id());
        var ofSettings = RequestScope.current().removed().stream()
                .filter(pointer -> pointer.startsWith(SETTINGS + "/"))
                .collect(Collectors.toSet());
        var ofDetails = RequestScope.current().removed().stream()
                .filter(pointer -> !ofSettings.contains(pointer))
                .collect(Collectors.toSet());
        return SubAccountView.tagged(subAccounts.of(tenant).change(old -> {
            var changed = request.details().applied(old, ofDetails);
            var settings = request.settings();
            return settings == null
                    ? changed
                    : changed.withSettings(SettingsPatch.apply(old.settings(), settings, ofSettings, SETTINGS));
        }));
    }

    /**
     * Merge patch: what is absent stays, and null takes away what need not be.
     *
     * @param settings any part of the settings, as they are served
     */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(min = 1, max = 255) String name,
            @Removable @Nullable @Size(max = 1000) String description,
            @Nullable ZoneId timezone,
            @Nullable @Size(max = 2) String defaultCountry,
            @Nullable @Size(max = 35) String locale,
            @Removable @Nullable Map<String, Object> settings) {

        Details details() {
            return new Details(name, description, timezone == null ? null : timezone.getId(), defaultCountry, locale);
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
                    DaggerSubAccountsComponent.factory().create(platform).changeSubAccount());
        }
    }
}
