package com.loctelli.leads;

import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells of a lead; null says nothing. Telephone number and e-mail address are as people write them.
 *
 * @param timezone the zone in any words that {@link com.loctelli.contact.ZoneNames} reads
 * @param timezoneSource how the zone is known: said by the lead, given in a form, or by another system
 * @param removed the JSON pointers of what is taken away, such as {@code /phone}, {@code /address/city} or
 *     {@code /customFields/size}; the zone is then inferred again
 */
public record LeadChange(
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String company,
        @Nullable String position,
        @Nullable Address address,
        @Nullable String timezone,
        ZoneSource timezoneSource,
        @Nullable String language,
        @Nullable String strategyId,
        @Nullable String ownerUserId,
        @Nullable Long valueMicros,
        @Nullable String currency,
        @Nullable List<String> tags,
        @Nullable Map<String, Object> customFields,
        Set<String> removed) {

    private static final String ADDRESS = "/address";

    /** Tells nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same, and what the pointers name is taken away. */
    LeadChange without(Set<String> pointers) {
        return Copy.of(this).with("removed", pointers).made();
    }

    /** The same with the whole address of which it changes some parts, or none where it leaves no part. */
    LeadChange over(@Nullable Address known) {
        var gone = removed.stream()
                .filter(pointer -> pointer.startsWith(ADDRESS + "/"))
                .map(pointer -> pointer.substring(ADDRESS.length() + 1))
                .toList();
        if (address == null && gone.isEmpty()) {
            return this;
        }
        var parts = new HashMap<String, Object>(known == null ? Map.of() : Json.toTree(known));
        parts.putAll(address == null ? Map.of() : Json.toTree(address));
        parts.keySet().removeAll(gone);
        if (!parts.isEmpty()) {
            return Copy.of(this)
                    .with("address", Json.fromTree(parts, Address.class))
                    .made();
        }
        var all = new HashSet<>(removed);
        all.add(ADDRESS);
        return Copy.of(this).with("address", null).with("removed", all).made();
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "LeadChange";
    }

    /** Gathers what is told, a field at a time; null says nothing. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable String firstName;
        private @Nullable String lastName;
        private @Nullable String phone;
        private @Nullable String email;
        private @Nullable String company;
        private @Nullable String position;
        private @Nullable Address address;
        private @Nullable String timezone;
        private ZoneSource timezoneSource = ZoneSource.FORM;
        private @Nullable String language;
        private @Nullable String strategyId;
        private @Nullable String ownerUserId;
        private @Nullable Long valueMicros;
        private @Nullable String currency;
        private @Nullable List<String> tags;
        private @Nullable Map<String, Object> customFields;

        private Builder() {}

        /** The whole name. */
        public Builder name(@Nullable String full) {
            this.name = full;
            return this;
        }

        /** The name in its parts. */
        public Builder name(@Nullable String first, @Nullable String last) {
            this.firstName = first;
            this.lastName = last;
            return this;
        }

        /** The telephone number as a person writes it. */
        public Builder phone(@Nullable String number) {
            this.phone = number;
            return this;
        }

        /** The e-mail address. */
        public Builder email(@Nullable String given) {
            this.email = given;
            return this;
        }

        /** The company and what the person does there. */
        public Builder work(@Nullable String where, @Nullable String as) {
            this.company = where;
            this.position = as;
            return this;
        }

        /** Where the person lives. */
        public Builder address(@Nullable Address where) {
            this.address = where == null || where.isEmpty() ? null : where;
            return this;
        }

        /** The zone in words, and how it is known. */
        public Builder timezone(@Nullable String words, ZoneSource source) {
            this.timezone = words;
            this.timezoneSource = source;
            return this;
        }

        /** The language's tag. */
        public Builder language(@Nullable String tag) {
            this.language = tag;
            return this;
        }

        /** The strategy that the agent follows with this lead. */
        public Builder strategyId(@Nullable String id) {
            this.strategyId = id;
            return this;
        }

        /** The user who looks after the lead. */
        public Builder ownerUserId(@Nullable String id) {
            this.ownerUserId = id;
            return this;
        }

        /** What the deal is worth. */
        public Builder value(@Nullable Long micros, @Nullable String isoCurrency) {
            this.valueMicros = micros;
            this.currency = isoCurrency;
            return this;
        }

        /** All of the lead's tags. */
        public Builder tags(@Nullable List<String> all) {
            this.tags = all;
            return this;
        }

        /** Further fields, laid over those that are there. */
        public Builder customFields(@Nullable Map<String, Object> more) {
            this.customFields = more;
            return this;
        }

        /** What was gathered. */
        public LeadChange build() {
            return new LeadChange(
                    name,
                    firstName,
                    lastName,
                    phone,
                    email,
                    company,
                    position,
                    address,
                    timezone,
                    timezoneSource,
                    language,
                    strategyId,
                    ownerUserId,
                    valueMicros,
                    currency,
                    tags,
                    customFields,
                    Set.of());
        }
    }
}
