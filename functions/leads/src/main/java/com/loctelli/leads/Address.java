package com.loctelli.leads;

import com.loctelli.kernel.json.Removable;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/** Where a lead lives, as far as it is known. */
@Json
@Valid
public record Address(
        @Removable @Nullable @Size(max = 200) String line1,
        @Removable @Nullable @Size(max = 120) String city,
        @Removable @Nullable @Size(max = 80) String state,
        @Removable @Nullable @Size(max = 20) String postalCode,
        @Removable @Nullable @Size(max = 80) String country) {

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return line1 == null && city == null && state == null && postalCode == null && country == null;
    }
}
