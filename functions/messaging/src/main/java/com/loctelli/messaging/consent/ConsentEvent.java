package com.loctelli.messaging.consent;

import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement about consent, never changed and never removed.
 *
 * @param seq counts the events of one address, from 1
 * @param kind {@code express}, {@code express_written}, {@code informational}, {@code revoked}, {@code re_opt_in},
 *     {@code reassigned}, {@code corrected}, which takes back an event that we entered by mistake,
 *     {@code dnd_lifted}, by which a connected system takes back what it said, or {@code reachable}, by which a person
 *     of ours takes back what the carrier said of the number
 * @param scope {@code marketing}, {@code transactional} or {@code all}
 * @param method {@code form}, {@code keyword}, {@code verbal}, {@code import}, {@code api},
 *     {@code free_text}, {@code review} or {@code integration}
 * @param evidence what proves it: the text shown and its hash, a form's id and version, a message's id; of an
 *     agreement that the business noted, when it was given ({@code agreedAt})
 * @param at when it was entered
 * @param prevHash the hash of the event before, null for the first
 * @param hash over all of the above
 */
@Json
public record ConsentEvent(
        String channel,
        String address,
        long seq,
        String kind,
        String scope,
        String method,
        Map<String, String> evidence,
        Actor actor,
        Instant at,
        @Nullable String prevHash,
        String hash) {

    /** Whether the person, or somebody for them, ends texting by it; what a connected system says is its own word. */
    boolean isRevocation() {
        return (kind.equals("revoked") || kind.equals("reassigned")) && !method.equals("integration");
    }

    ConsentEvent withHash(String computed) {
        return new ConsentEvent(channel, address, seq, kind, scope, method, evidence, actor, at, prevHash, computed);
    }
}
