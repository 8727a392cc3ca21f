package com.loctelli.messaging;

import com.loctelli.messaging.decision.Decision;
import com.loctelli.messaging.delivery.TextState;

/**
 * What became of a request to text.
 *
 * @param isNew false where the same dedupe key had made this text before
 */
public record SentText(String id, TextState status, Decision decision, boolean isNew) {}
