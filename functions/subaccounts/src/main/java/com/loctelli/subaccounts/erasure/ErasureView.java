package com.loctelli.subaccounts.erasure;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as the API serves it.
 *
 * @param status whether it is running or done
 * @param certificate what was erased, once it is done
 */
@Json
public record ErasureView(
        String id,
        String kind,
        String status,
        String subAccountId,
        String stage,
        int pass,
        Instant requestedAt,
        @Nullable Instant notBefore,
        Map<String, Long> erased,
        @Nullable Certificate certificate) {

    static ErasureView of(Erasure job) {
        return new ErasureView(
                job.id(),
                "deletion",
                job.stage() == Erasure.Stage.DONE ? "done" : "running",
                job.tenant(),
                job.stage().wire(),
                job.pass(),
                job.requestedAt(),
                job.notBefore(),
                job.erased(),
                job.certificate());
    }
}
