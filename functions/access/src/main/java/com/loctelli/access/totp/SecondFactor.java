package com.loctelli.access.totp;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;

/**
 * That somebody has a second factor, at rest; what codes are made of is not here.
 *
 * @param lastStep the time step of the last code that was used: no code serves twice
 * @param recoveryHashes SHA-256 of the recovery codes that are left
 */
@Json
public record SecondFactor(Instant confirmedAt, long lastStep, List<String> recoveryHashes) {

    /** The sort key of a principal's. */
    public static String key(String principalId) {
        return "2FA#" + principalId;
    }

    SecondFactor without(String hash) {
        return new SecondFactor(
                confirmedAt,
                lastStep,
                recoveryHashes.stream().filter(left -> !left.equals(hash)).toList());
    }
}
