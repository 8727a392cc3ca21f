package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Removable;
import io.avaje.jsonb.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How pages shown to leads look.
 *
 * @param logoKey the file of the logo, where there is one
 * @param primaryColor {@code #rrggbb}
 * @param secondaryColor {@code #rrggbb}
 */
@Json
public record Branding(@Removable @Nullable String logoKey, String primaryColor, String secondaryColor) {

    /** Fills in what is missing in what was stored. */
    public Branding {
        primaryColor = Objects.requireNonNullElse(primaryColor, "#1f4e79");
        secondaryColor = Objects.requireNonNullElse(secondaryColor, "#f4a259");
    }
}
