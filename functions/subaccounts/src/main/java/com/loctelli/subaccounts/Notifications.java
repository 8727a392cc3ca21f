package com.loctelli.subaccounts;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where the sub-account's people are told of things.
 *
 * @param slackSecretRef the name of the secret that holds the Slack address
 */
@Json
public record Notifications(
        @Nullable String email, @Nullable String slackSecretRef) {}
