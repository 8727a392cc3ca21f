package com.loctelli.conversations;

import com.loctelli.strategies.FollowUp.Scenario;
import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * That the agent is to write again where the lead does not. It stands on the head, so that whatever changes the
 * conversation (the lead's text, a person, the end of it) takes it away in the same write.
 *
 * @param nth the how many-th in a row, the first is 1
 */
@Json
public record FollowUpPlan(Scenario scenario, int nth, Instant dueAt) {}
