package com.loctelli.kernel.queue;

/**
 * A message that can never be worked: it is acknowledged and told in the log, not tried again.
 *
 * @param reason a stable word without personal data
 */
public record Rejected(String reason) implements Outcome {}
