package com.loctelli.subaccounts.erasure;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.secrets.PlatformKeys;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was erased of a sub-account.
 *
 * @param passes how often everything was gone over; the last pass found nothing
 * @param erased how many rows of each table, files, routing facts and secrets
 * @param keyDestroyedAt when the data key was destroyed, under which texts were sealed
 * @param remarks what else there is to know
 * @param signature over all of it, under a key of the installation
 */
@io.avaje.jsonb.Json
public record Certificate(
        String subAccountId,
        Actor requestedBy,
        Instant requestedAt,
        int passes,
        Map<String, Long> erased,
        Instant keyDestroyedAt,
        List<String> remarks,
        String signature) {
    private static final String PURPOSE = "erasure-certificate";
    private static final List<String> REMARKS = List.of(
            "Messages under way found nothing; one whose working had failed before lies in a dead-letter queue until"
                    + " that queue's retention ends.",
            "Backups of the tables end with their retention; texts in them cannot be read without the data key.");

    /** What is missing was never written. */
    public Certificate {
        erased = Map.copyOf(erased);
        remarks = List.copyOf(remarks);
        signature = Objects.requireNonNullElse(signature, "");
    }

    static Certificate of(Erasure job, Instant now, PlatformKeys keys) {
        var unsigned = new Certificate(
                job.tenant(), job.requestedBy(), job.requestedAt(), job.pass(), job.erased(), now, REMARKS, "");
        return new Certificate(
                unsigned.subAccountId(),
                unsigned.requestedBy(),
                unsigned.requestedAt(),
                unsigned.passes(),
                unsigned.erased(),
                now,
                REMARKS,
                keys.sign(PURPOSE, unsigned.text()));
    }

    /** Whether the installation signed exactly this. */
    boolean isGenuine(PlatformKeys keys) {
        return keys.verify(PURPOSE, text(), signature);
    }

    private String text() {
        var tree = new java.util.TreeMap<>(Json.toTree(this));
        tree.remove("signature");
        tree.put("erased", new java.util.TreeMap<>(erased));
        return Json.write(tree);
    }
}
