package com.loctelli.campaigns;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/sms/campaigns/{id}/audience}: chooses whom a draft is sent to, freezes and counts them. */
@Needs(Feature.CAMPAIGNS)
public final class ChooseAudience implements Endpoint<ChooseAudience.Request, ChooseAudience.Chosen> {
    private final Audience audience;

    @Inject
    ChooseAudience(Audience audience) {
        this.audience = audience;
    }

    @Override
    public ChooseAudience.Chosen handle(Caller caller, Request request) {
        var filter = request.filter();
        var leadIds = request.leadIds();
        if ((filter == null) == (leadIds == null)) {
            throw Problem.field("/filter", "value", "give either a filter or leadIds");
        }
        var frozen = leadIds != null
                ? audience.freeze(caller.tenant(), request.id(), leadIds)
                : audience.freeze(caller.tenant(), request.id(), Objects.requireNonNull(filter));
        return new Chosen(frozen.total(), frozen.excluded());
    }

    /** Either what the leads have in common, or the leads themselves. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String id,
            @Nullable @Valid AudienceFilter filter,
            @Nullable @Size(min = 1, max = 5000) List<@Size(max = 60) String> leadIds) {}

    /**
     * The counts.
     *
     * @param total how many are texted
     * @param excluded how many are not, by reason: {@code no_phone}, {@code invalid}, {@code suppressed},
     *     {@code no_consent}, {@code duplicate}, {@code missing_field}, {@code not_found}
     */
    @Json
    public record Chosen(long total, Map<String, Long> excluded) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerCampaignsComponent.factory().create(platform).chooseAudience());
        }
    }
}
