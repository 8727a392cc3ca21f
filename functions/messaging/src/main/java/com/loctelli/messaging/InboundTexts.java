package com.loctelli.messaging;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.delivery.TextKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;

/**
 * Takes texts from the carrier: stores each once per carrier's id, sealed, and passes it on. One that was stored and not
 * passed on stays due, and the sweep passes it on.
 */
public final class InboundTexts {
    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final ProblemType TAKEN =
            new ProblemType("messaging/inbound-taken", 409, "This text was taken before");

    private final Platform platform;

    @Inject
    public InboundTexts(Platform platform) {
        this.platform = platform;
    }

    /** Takes the text; returns false where it was taken before. */
    public boolean take(Tenant tenant, InboundText text) {
        var sk = TextKeys.inbound(text.messageSid());
        var due = TextKeys.due(platform.clock().now().plus(SETTLED), text.messageSid());
        var kept = new InboundRecord(
                text.messageSid(),
                text.from(),
                text.to(),
                platform.cipher().seal(tenant, text.messageSid(), text.text()),
                text.optOutType(),
                Instant.parse(text.at()));
        try {
            platform.database()
                    .commit(rows(tenant)
                            .insert(sk, kept, Actor.SYSTEM)
                            .with(TextKeys.BY_DUE, due)
                            .otherwise(TAKEN));
        } catch (Problem problem) {
            if (problem.type().equals(TAKEN)) {
                return false;
            }
            throw problem;
        }
        hint(() -> pass(tenant, text));
        return true;
    }

    /** Passes on what is due: where that fails, the sweep does, and whoever made it due need not come again. */
    private static void hint(Runnable passing) {
        try {
            passing.run();
        } catch (RuntimeException _) {
            return;
        }
    }

    /**
     * Makes the text due once more, with what was decided about it since: whoever commits this passes it on with
     * {@link #hinted}, and where he is stopped before that, the sweep does. Nothing to commit where it is not kept.
     */
    List<Write> due(Tenant tenant, String messageSid) {
        var sk = TextKeys.inbound(messageSid);
        if (rows(tenant).get(sk, InboundRecord.class) == null) {
            return List.of();
        }
        var at = platform.clock().now().plus(SETTLED);
        return List.of(rows(tenant).update(sk, new Update().set(TextKeys.BY_DUE, TextKeys.due(at, messageSid))));
    }

    /** Passes on a text that was made due; what the queue does not take now, the sweep gives it. */
    void hinted(Tenant tenant, String messageSid) {
        hint(() -> again(tenant, messageSid));
    }

    /** Passes on a text that was taken and may not have been passed on. */
    public void again(Tenant tenant, String messageSid) {
        var found = rows(tenant).get(TextKeys.inbound(messageSid), InboundRecord.class);
        if (found != null) {
            var kept = found.value();
            var words = platform.cipher().open(tenant, messageSid, kept.bodyEnc());
            pass(
                    tenant,
                    new InboundText(
                            messageSid, kept.from(), kept.to(), words, kept.optOutType(), Json.text(kept.at())));
        }
    }

    /** The words of those texts that are still kept, by the carrier's id. */
    public Map<String, String> words(Tenant tenant, List<String> messageSids) {
        var words = new HashMap<String, String>();
        rows(tenant)
                .all(messageSids.stream().map(TextKeys::inbound).toList(), InboundRecord.class)
                .forEach(found -> words.put(
                        found.value().messageSid(),
                        platform.cipher()
                                .open(
                                        tenant,
                                        found.value().messageSid(),
                                        found.value().bodyEnc())));
        return words;
    }

    private void pass(Tenant tenant, InboundText text) {
        platform.queues().send(Outgoing.sealed(QueueName.INBOUND_TEXTS, tenant, platform.cipher(), text));
        var done = new Update().remove(TextKeys.BY_DUE);
        platform.database().commit(rows(tenant).update(TextKeys.inbound(text.messageSid()), done));
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.MESSAGING).of(tenant);
    }
}
