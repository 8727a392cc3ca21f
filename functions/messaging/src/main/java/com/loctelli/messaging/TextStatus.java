package com.loctelli.messaging;

import com.loctelli.kernel.secrets.PlatformKeys;
import com.loctelli.kernel.tenancy.Tenant;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message on {@code TEXT_STATUS}: a carrier's word that could not be recorded at once. Nothing can be
 * sealed for it, for the database that holds the tenant's key is what did not answer.
 *
 * @param textId our id, where the callback carried it
 * @param recipient what {@link #recipient} makes of the number that the text went to
 */
@Json
public record TextStatus(
        @Nullable String textId,
        String sid,
        String recipient,
        String word,
        @Nullable Integer errorCode) {

    /** By what a number is known again that nobody can read from it. */
    public static String recipient(PlatformKeys keys, Tenant tenant, String to) {
        return keys.sign("recipient", tenant.partition() + "|" + to);
    }
}
