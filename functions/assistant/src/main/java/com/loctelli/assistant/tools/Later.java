package com.loctelli.assistant.tools;

import com.loctelli.strategies.FollowUp.Scenario;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the agent is to write again.
 *
 * @param at the time that the lead named, or null
 */
public record Later(Scenario why, @Nullable Instant at) {}
