package com.loctelli.campaigns;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.senders.SenderNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * How many texts a campaign may release now: what its own pace, that of the number it leaves by and that of the
 * sub-account all leave until a minute from now, two minutes of work at most. What is taken is taken from all three in
 * one transaction that stands on what was read, before anything is released: two ticks at once take it once.
 * Campaigns that are sent at the same time share evenly. What single carriers take of a number is given out with it and
 * noted once it is known who was released.
 */
final class Pacing {
    private static final int TRIES = 6;
    private static final Duration TICK = TickCampaign.TICK;
    private static final ProblemType PACE_MOVED =
            new ProblemType("campaigns/pace-moved", 409, "Another campaign has taken of the pace meanwhile");

    private final Platform platform;
    private final Campaigns campaigns;
    private final Texts texts;

    @Inject
    Pacing(Platform platform, Campaigns campaigns, Texts texts) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.texts = texts;
    }

    /**
     * What a campaign may release now.
     *
     * @param sender the number that it leaves by, null where there is none
     * @param carriers what single carriers take of it
     */
    record Share(long texts, @Nullable SenderNumber sender, CarrierRoom carriers) {
        private static final Share NOTHING = new Share(0, null, new CarrierRoom(Map.of()));
    }

    /** Takes all that may be released now; nothing where another tick has taken it. */
    Share take(Tenant tenant, Stored<Campaign> found, CampaignState.Sending sending, Instant now) {
        var sender = texts.of(tenant).defaultSender().orElse(null);
        for (int attempt = 1; ; attempt++) {
            try {
                return once(tenant, found, sending, sender, now);
            } catch (Problem problem) {
                if (problem.type().equals(ProblemType.STALE_VERSION)) {
                    return Share.NOTHING;
                }
                if (!problem.type().equals(PACE_MOVED) || attempt == TRIES) {
                    throw problem;
                }
            }
        }
    }

    /** Notes what was taken of carriers that are limited; those who share have each kept to a part of their own. */
    void used(Tenant tenant, Share share, Instant now) {
        var sender = share.sender();
        var used = share.carriers().used();
        if (sender == null || used.isEmpty()) {
            return;
        }
        var rows = campaigns.of(tenant).rows();
        for (int attempt = 1; ; attempt++) {
            var stored = rows.need(Pace.KEY, Pace.class);
            var through = new HashMap<String, Instant>();
            used.forEach((carrier, segments) -> through.put(
                    Pace.carrier(sender.phone(), carrier),
                    bucket(sender, carrier, stored.value()).after(segments, now)));
            try {
                platform.database()
                        .commit(rows.replace(stored, stored.value().used(through))
                                .otherwise(PACE_MOVED));
                return;
            } catch (Problem problem) {
                if (!problem.type().equals(PACE_MOVED) || attempt == TRIES) {
                    throw problem;
                }
            }
        }
    }

    private static Bucket bucket(SenderNumber sender, DestinationCarrier carrier, Pace pace) {
        return new Bucket(
                Objects.requireNonNullElse(sender.perMinute(carrier), Integer.MAX_VALUE),
                pace.of(Pace.carrier(sender.phone(), carrier)));
    }

    /** What each limited carrier takes of one of the campaigns that share. */
    private static CarrierRoom room(@Nullable SenderNumber sender, Pace pace, int sharers, Instant now) {
        var left = new EnumMap<DestinationCarrier, Long>(DestinationCarrier.class);
        for (var carrier : DestinationCarrier.values()) {
            if (sender != null && sender.perMinute(carrier) != null) {
                left.put(carrier, (bucket(sender, carrier, pace).left(now) + sharers - 1) / sharers);
            }
        }
        return new CarrierRoom(left);
    }

    /** How many texts a minute leave by the number: what its registration says in segments, or the platform's rate. */
    private long perMinute(@Nullable SenderNumber sender, Campaign campaign) {
        var throughput = sender == null ? null : sender.throughput();
        var segments = throughput == null ? null : throughput.segmentsPerMinute();
        if (segments == null) {
            return rate("LOCTELLI_SENDER_PER_MINUTE", "3000");
        }
        var frozen = campaign.frozen();
        var counted = frozen == null ? null : frozen.segments();
        double each = frozen == null || counted == null || frozen.total() == 0 ? 1 : (double) counted / frozen.total();
        return Math.max(1, (long) (segments / Math.max(1, each)));
    }

    private Share once(
            Tenant tenant,
            Stored<Campaign> found,
            CampaignState.Sending sending,
            @Nullable SenderNumber from,
            Instant now) {
        var sender = from == null ? "" : from.phone();
        var rows = campaigns.of(tenant).rows();
        var stored = rows.get(Pace.KEY, Pace.class);
        var pace = stored == null ? Pace.UNUSED : stored.value();
        var own = new Bucket(found.value().ratePerMinute(), sending.pacedThrough());
        var ofSender = new Bucket(perMinute(from, found.value()), pace.of(sender));
        var ofTenant = new Bucket(rate("LOCTELLI_TENANT_PER_MINUTE", "6000"), pace.tenant());
        var id = found.value().id();
        int sharers = pace.sharers(id, now);
        long shared = Math.min(ofSender.left(now), ofTenant.left(now));
        long allowed = Math.min(own.left(now), (shared + sharers - 1) / sharers);
        // Who gets nothing has asked all the same, so that the next one leaves them their share.
        var next = pace.with(ofTenant.after(allowed, now), sender, ofSender.after(allowed, now), id, now);
        Write taken = stored == null
                ? rows.insert(Pace.KEY, next, Actor.SYSTEM).otherwise(PACE_MOVED)
                : rows.replace(stored, next).otherwise(PACE_MOVED);
        platform.database()
                .commit(
                        rows.update(found.sk(), new Update().set("pacedThrough", own.after(allowed, now)))
                                .when(Condition.equal("version", found.version()))
                                .otherwise(ProblemType.STALE_VERSION),
                        taken);
        return new Share(allowed, from, room(from, pace, sharers, now));
    }

    private long rate(String setting, String usual) {
        return Math.max(1, Long.parseLong(platform.settings().get(setting, usual)));
    }

    /**
     * What may be taken at a rate.
     *
     * @param through until when it is used up, null where it never was
     */
    private record Bucket(long perMinute, @Nullable Instant through) {
        /** Time that nobody used is lost, but for the last minute's. */
        private Instant from(Instant now) {
            return through == null || through.isBefore(now.minus(TICK)) ? now.minus(TICK) : through;
        }

        long left(Instant now) {
            long millis = Duration.between(from(now), now.plus(TICK)).toMillis();
            return Math.max(0, millis * perMinute / TICK.toMillis());
        }

        Instant after(long taken, Instant now) {
            return from(now).plusMillis(taken * TICK.toMillis() / perMinute);
        }
    }
}
