package com.loctelli.leads;

import com.loctelli.contact.EmailAddress;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.contact.ZoneNames;
import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Resource;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.PositiveOrZero;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a request may tell of a lead besides its whole name; what is left out says nothing. */
@Json
@Valid
public record LeadFields(
        @Removable @Nullable @Size(max = 60) String firstName,
        @Removable @Nullable @Size(max = 60) String lastName,
        @Removable @Nullable @Size(max = 40) String phone,
        @Removable @Nullable @Size(max = 254) String email,
        @Removable @Nullable @Size(max = 120) String company,
        @Removable @Nullable @Size(max = 120) String position,
        @Removable @Nullable @Valid Address address,
        @Removable @Nullable @Size(max = 60) String timezone,
        @Removable @Nullable @Size(max = 35) String language,

        @Removable @Nullable @Pattern(regexp = "st_[A-Za-z0-9]{1,40}")
        String strategyId,

        @Removable @Nullable @Pattern(regexp = "[A-Za-z0-9_]{1,60}")
        String ownerUserId,

        @Removable @Nullable @PositiveOrZero Long valueMicros,
        @Removable @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
        @Nullable @Size(max = 50) List<@Size(max = 50) String> tags,
        @Removable @Nullable @Size(max = 100) Map<String, Object> customFields) {

    /** Finds fault with what could not be read in any country; the rest is known to who reads it. */
    void check(Faults faults) {
        faults.unless(isAbsentOr(phone, PhoneNumber::isConceivable), "/phone", LeadDraft.NO_PHONE)
                .unless(isAbsentOr(email, given -> EmailAddress.parse(given).isPresent()), "/email", LeadDraft.NO_EMAIL)
                .unless(
                        isAbsentOr(timezone, given -> ZoneNames.parse(given).isPresent()),
                        "/timezone",
                        LeadDraft.NO_ZONE);
        if (customFields != null) {
            var errors = new ArrayList<FieldError>();
            LeadSize.customFields(customFields, errors);
            faults.addAll(errors);
        }
    }

    private static boolean isAbsentOr(@Nullable String text, Predicate<String> rule) {
        return text == null || text.isBlank() || rule.test(text);
    }

    /** The same with the whole name, as a change of a lead. */
    LeadChange named(@Nullable String name) {
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

    /** The same, given to its maker where nobody else is named and the maker would not see it otherwise. */
    LeadFields madeBy(Caller caller) {
        var reach = caller.reach(Resource.LEADS);
        var maker =
                caller instanceof Caller.User user ? Optional.of(user.id()).filter(_ -> !reach.isAll()) : reach.only();
        return ownerUserId != null || maker.isEmpty()
                ? this
                : Copy.of(this).with("ownerUserId", maker.get()).made();
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "LeadFields";
    }
}
