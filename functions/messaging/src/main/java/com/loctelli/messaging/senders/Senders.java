package com.loctelli.messaging.senders;

import com.loctelli.contact.Country;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of every tenant. A number is claimed in the directory before it is entered: a stop in between leaves a
 * claim that the same tenant makes again, never a number that two tenants text from.
 */
public final class Senders {
    private static final int MOST = 100;
    private static final int TRIES = 6;
    private static final ProblemType NUMBER_TAKEN =
            new ProblemType("messaging/number-taken", 409, "This number is in use");
    private static final ProblemType TOO_MANY =
            new ProblemType("messaging/too-many-senders", 409, "A sub-account has at most 100 numbers");

    private final Platform platform;

    @Inject
    public Senders(Platform platform) {
        this.platform = platform;
    }

    /**
     * Makes the number the tenant's; 409 where it is anybody's, the tenant's own too. The first becomes the default.
     */
    public SenderNumber add(
            Tenant tenant,
            PhoneNumber phone,
            String provider,
            @Nullable String label,
            @Nullable String messagingServiceSid,
            Actor actor) {
        var id = platform.ids().next("sn");
        if (tenant.isSandbox()) {
            // No text finds its way to who is not there.
            return entered(id, tenant, phone, provider, label, messagingServiceSid, actor);
        }
        var key = RoutingKey.number(phone.e164());
        platform.directory().claim(key, tenant, Map.of("senderId", id), NUMBER_TAKEN);
        try {
            return entered(id, tenant, phone, provider, label, messagingServiceSid, actor);
        } catch (Problem problem) {
            if (problem.type().equals(TOO_MANY)) {
                // It is none of the tenant's numbers, and may be somebody else's.
                platform.directory().release(key, tenant);
            }
            throw problem;
        }
    }

    private SenderNumber entered(
            String id,
            Tenant tenant,
            PhoneNumber phone,
            String provider,
            @Nullable String label,
            @Nullable String messagingServiceSid,
            Actor actor) {
        return change(tenant, actor, senders -> {
            for (var sender : senders) {
                if (sender.phone().equals(phone.e164())) {
                    throw NUMBER_TAKEN.problem().with("existingId", sender.id());
                }
            }
            if (senders.size() >= MOST) {
                throw TOO_MANY.problem();
            }
            var made = new SenderNumber(
                    id,
                    phone.e164(),
                    provider,
                    phone.country().map(Country::code).orElse(""),
                    "active",
                    senders.isEmpty(),
                    label,
                    messagingServiceSid,
                    platform.clock().now(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            senders.add(made);
            return made;
        });
    }

    /** Changes what is given of a number; being the default passes from the one that was. */
    public SenderNumber change(Tenant tenant, String id, SenderChange change) {
        return change(tenant, Actor.SYSTEM, senders -> {
            @Nullable SenderNumber changed = null;
            for (int i = 0; i < senders.size(); i++) {
                var old = senders.get(i);
                boolean isIt = old.id().equals(id);
                var next = isIt ? change.of(old) : change.isDefault() ? SenderChange.notDefault(old) : old;
                senders.set(i, next);
                changed = isIt ? next : changed;
            }
            if (changed == null) {
                throw ProblemType.NOT_FOUND.problem();
            }
            return changed;
        });
    }

    private SenderNumber change(Tenant tenant, Actor actor, Function<List<SenderNumber>, SenderNumber> edit) {
        var rows = platform.database().table(TableName.MESSAGING).of(tenant);
        return Optimistic.retried(
                TRIES, Set.of(ProblemType.STALE_VERSION, ProblemType.CONFLICT), () -> once(rows, actor, edit));
    }

    private SenderNumber once(Rows rows, Actor actor, Function<List<SenderNumber>, SenderNumber> edit) {
        var stored = rows.get(SenderRoster.KEY, SenderRoster.class);
        var senders = new ArrayList<>(
                stored == null ? List.<SenderNumber>of() : stored.value().senders());
        var edited = edit.apply(senders);
        var roster = new SenderRoster(senders);
        platform.database()
                .commit(stored == null ? rows.insert(SenderRoster.KEY, roster, actor) : rows.replace(stored, roster));
        return edited;
    }
}
