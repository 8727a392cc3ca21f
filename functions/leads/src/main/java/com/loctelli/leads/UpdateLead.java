package com.loctelli.leads;

import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.PositiveOrZero;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/leads/{id}}: merges fields into a lead; its status has an endpoint of its own. */
public final class UpdateLead implements Endpoint<UpdateLead.Request, Reply.Tagged<LeadView>> {
    private final Leads leads;
    private final Owners owners;

    @Inject
    UpdateLead(Leads leads, Owners owners) {
        this.leads = leads;
        this.owners = owners;
    }

    @Override
    public Reply.Tagged<LeadView> handle(Caller caller, Request request) {
        owners.check(caller.tenant(), request.ownerUserId(), "/ownerUserId");
        var lead = leads.of(caller.tenant())
                .update(
                        request.id(),
                        request.fields(),
                        RequestScope.current().ifMatch().orElse(null),
                        caller.actor());
        return new Reply.Tagged<>(LeadView.of(lead), lead.version());
    }

    /** What is to change; what is left out stays. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(min = 1, max = 120) String name,
            @Nullable @Size(max = 60) String firstName,
            @Nullable @Size(max = 60) String lastName,
            @Nullable @Size(max = 40) String phone,
            @Nullable @Size(max = 254) String email,
            @Nullable @Size(max = 120) String company,
            @Nullable @Size(max = 120) String position,
            @Nullable @Valid Address address,
            @Nullable @Size(max = 60) String timezone,
            @Nullable @Size(max = 35) String language,

            @Nullable @Pattern(regexp = "st_[A-Za-z0-9]{1,40}")
            String strategyId,

            @Nullable @Pattern(regexp = "[A-Za-z0-9_]{1,60}")
            String ownerUserId,

            @Nullable @PositiveOrZero Long valueMicros,
            @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
            @Nullable @Size(max = 50) List<@Size(max = 50) String> tags,
            @Nullable @Size(max = 100) Map<String, Object> customFields) {

        LeadChange fields() {
            return LeadChange.builder()
                    .name(name)
                    .name(firstName, lastName)
                    .phone(phone)
                    .email(email)
                    .work(company, position)
                    .address(address)
                    .timezone(timezone, ZoneSource.FORM)
                    .language(language)
                    .strategyId(strategyId)
                    .ownerUserId(ownerUserId)
                    .value(valueMicros, currency)
                    .tags(tags)
                    .customFields(customFields)
                    .build();
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).updateLead());
        }
    }
}
