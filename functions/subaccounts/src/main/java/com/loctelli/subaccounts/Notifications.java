package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Removable;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where the sub-account's people are to be told of things. It is kept and served, and nothing is sent there yet.
 *
 * @param slackSecretRef the name of the secret that holds the Slack address
 */
@Json
public record Notifications(
        @Removable @Nullable String email,
        @Removable @Nullable String slackSecretRef) {}
