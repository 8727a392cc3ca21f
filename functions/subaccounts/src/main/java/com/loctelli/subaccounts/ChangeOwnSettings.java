package com.loctelli.subaccounts;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code PATCH /v1/sub-account/settings}: what a manager sets. Limits, budgets, features and the terms of access are
 * the agency's and are no fields here.
 */
public final class ChangeOwnSettings implements Endpoint<ChangeOwnSettings.Request, Reply.Tagged<SubAccountView>> {
    private final SubAccounts subAccounts;

    @Inject
    ChangeOwnSettings(SubAccounts subAccounts) {
        this.subAccounts = subAccounts;
    }

    @Override
    public Reply.Tagged<SubAccountView> handle(Caller caller, Request request) {
        var patch = request.patch();
        var removed = RequestScope.current().removed();
        return SubAccountView.tagged(subAccounts
                .of(caller.tenant())
                .change(old -> old.withSettings(SettingsPatch.apply(old.settings(), patch, removed, ""))));
    }

    /** Merge patch of the parts, as they are served: what is absent stays, and null takes away what need not be. */
    @Json
    @Valid
    public record Request(
            @Removable @Nullable Map<String, Object> branding,
            @Removable @Nullable Map<String, Object> compliance,
            @Removable @Nullable Map<String, Object> dedupe,
            @Removable @Nullable Map<String, Object> notifications) {

        Map<String, Object> patch() {
            var patch = new LinkedHashMap<String, Object>();
            put(patch, "branding", branding);
            put(patch, "compliance", compliance);
            put(patch, "dedupe", dedupe);
            put(patch, "notifications", notifications);
            return patch;
        }

        private static void put(Map<String, Object> patch, String name, @Nullable Map<String, Object> part) {
            if (part != null) {
                patch.put(name, part);
            }
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
                    DaggerSubAccountsComponent.factory().create(platform).changeOwnSettings());
        }
    }
}
