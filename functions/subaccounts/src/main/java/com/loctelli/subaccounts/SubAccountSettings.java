package com.loctelli.subaccounts;

import io.avaje.jsonb.Json;
import java.util.Map;

/**
 * What a sub-account is set to. A part, or a value of a part, that was never said has its default, whichever version
 * of the product stored the rest.
 *
 * @param features what the agency has switched on for the tenant
 * @param limits how much of everything the tenant may have
 * @param budgets how much money may be spent for it
 * @param compliance when and how its leads may be texted
 * @param dedupe what is to make two arrivals one lead
 * @param notifications where the sub-account's people are to be told of things
 * @param adminAccess on which terms the agency's admins look into its data
 */
@Json
public record SubAccountSettings(
        Branding branding,
        Features features,
        Limits limits,
        Budgets budgets,
        Compliance compliance,
        Dedupe dedupe,
        Notifications notifications,
        AdminAccess adminAccess) {
    /** All defaults. */
    public static final SubAccountSettings DEFAULTS =
            com.loctelli.kernel.json.Json.fromTree(Map.of(), SubAccountSettings.class);

    /** Fills in what is missing in what was stored. */
    public SubAccountSettings {
        branding = branding == null ? part(Branding.class) : branding;
        features = features == null ? part(Features.class) : features;
        limits = limits == null ? part(Limits.class) : limits;
        budgets = budgets == null ? part(Budgets.class) : budgets;
        compliance = compliance == null ? part(Compliance.class) : compliance;
        dedupe = dedupe == null ? part(Dedupe.class) : dedupe;
        notifications = notifications == null ? part(Notifications.class) : notifications;
        adminAccess = adminAccess == null ? part(AdminAccess.class) : adminAccess;
    }

    /** A part of which nothing was said. */
    static <T> T part(Class<T> type) {
        return com.loctelli.kernel.json.Json.fromTree(Map.of(), type);
    }
}
