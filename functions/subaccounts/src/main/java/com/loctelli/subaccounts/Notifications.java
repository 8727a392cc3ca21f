package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Removable;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where the sub-account's people would be told of things. Nothing is sent there, so neither can be set: what an earlier
 * version kept stays readable, and may be taken away.
 *
 * @param slackSecretRef the name of the secret that holds the Slack address
 */
@Json
public record Notifications(
        @Removable @Nullable String email,
        @Removable @Nullable String slackSecretRef) {}
