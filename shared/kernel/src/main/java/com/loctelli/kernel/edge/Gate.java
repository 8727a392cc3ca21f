package com.loctelli.kernel.edge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.List;

/** What a sub-account's settings let its callers do at all: the features that are on, and so many calls a day. */
final class Gate {
    /** A feature that this needs is switched off. */
    static final ProblemType FEATURE_OFF =
            new ProblemType("subaccounts/feature-off", 403, "This is switched off for the sub-account");

    private final Platform platform;
    private final List<Feature> needed;
    private final CallAllowance calls;

    Gate(Platform platform, Class<?> endpoint) {
        this.platform = platform;
        var needs = endpoint.getAnnotation(Needs.class);
        this.needed = needs == null ? List.of() : List.of(needs.value());
        this.calls = new CallAllowance(platform);
    }

    /** Lets a caller of the tenant pass, whose credentials were checked just now, or throws. */
    void pass(Tenant tenant) {
        var admission = platform.epochs().admission(tenant);
        for (var feature : needed) {
            if (admission.isOff(feature.wire())) {
                throw FEATURE_OFF.problem().with("feature", feature.wire());
            }
        }
        var most = admission.callsPerDay();
        if (most != null) {
            calls.take(tenant, most);
        }
    }
}
