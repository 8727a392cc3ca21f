package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.CampaignState;
import com.loctelli.campaigns.CampaignStatus;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.caps.SenderDays;
import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.senders.SenderNumber;
import com.loctelli.messaging.senders.SenderRoster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * How many texts a campaign may release now: what its own pace, those of the numbers that it leaves by together and that
 * of the sub-account all leave until a minute from now, two minutes of work at most. What is taken is taken from all of
 * them in one transaction that stands on what was read, before anything is released: two ticks at once take it once.
 * Campaigns that are sent at the same time share evenly. Of a pool each number gives what it has, for nobody knows yet
 * whose turn it is. What was not released is given back, so that neither a number's day nor another campaign's pace is
 * spent on nobody. What single carriers take of a number is given out with it and noted once it is known who was
 * released.
 */
final class Pacing {
    private static final int TRIES = 6;
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
     * @param room what the single numbers take of it
     */
    record Share(long texts, SendingRoom room) {
        private static final Share NOTHING = new Share(0, SendingRoom.NONE);

        long unused() {
            return texts
                    - room.numbers().stream()
                            .mapToLong(SendingRoom.OfNumber::used)
                            .sum();
        }
    }

    /**
     * A number that the campaign leaves by.
     *
     * @param today what its cap and its ramp make of its day, null where it has neither
     */
    private record Member(SenderNumber sender, long perMinute, SenderDays.@Nullable Today today) {
        Bucket bucket(Pace pace) {
            return new Bucket(perMinute, pace.of(sender.phone()));
        }
    }

    /**
     * Takes all that may be released now; nothing where another tick has taken it, where the campaign has been held
     * meanwhile, or where no number may send. To be asked for where somebody is due, and followed by {@link #used}: who
     * asks counts as one of those who share.
     */
    Share take(Tenant tenant, Stored<Campaign> found, CampaignState.Sending sending, Instant now) {
        var roster = new SenderRoster(texts.of(tenant).senders());
        var members = members(tenant, found.value(), roster);
        if (members.isEmpty()) {
            return Share.NOTHING;
        }
        var from = found.value().from();
        try {
            return Optimistic.retried(
                    TRIES,
                    Set.of(PACE_MOVED),
                    () -> once(tenant, found, sending, members, person -> roster.choose(from, person), now));
        } catch (Problem problem) {
            if (problem.type().equals(ProblemType.STALE_VERSION)) {
                return Share.NOTHING;
            }
            throw problem;
        }
    }

    /**
     * Notes what was taken of carriers that are limited, where those who share have each kept to a part of their own,
     * and gives back what was taken in vain of the numbers, of their day and of the sub-account.
     */
    void used(Tenant tenant, Share share, Campaign campaign, Instant now) {
        var numbers = share.room().numbers();
        boolean isToNote = numbers.stream()
                .anyMatch(one -> one.unused() > 0 || !one.carriers().used().isEmpty());
        if (!isToNote) {
            return;
        }
        var rows = campaigns.of(tenant).rows();
        Optimistic.repeated(TRIES, Set.of(PACE_MOVED), () -> {
            var stored = rows.need(Pace.KEY, Pace.class);
            var pace = stored.value();
            var through = new HashMap<String, Instant>();
            var back = new HashMap<String, Long>();
            for (var number : numbers) {
                var sender = number.sender();
                number.carriers()
                        .used()
                        .forEach((carrier, segments) -> through.put(
                                Pace.carrier(sender.phone(), carrier),
                                bucket(sender, carrier, pace).after(segments, now)));
                if (number.unused() > 0) {
                    var bucket = new Bucket(perMinute(sender, campaign), pace.of(sender.phone()));
                    through.put(sender.phone(), bucket.without(number.unused(), now));
                    var day = number.day();
                    if (day != null) {
                        back.put(Pace.day(sender.id(), day), number.unused());
                    }
                }
            }
            var all = ofTenant(pace).without(share.unused(), now);
            platform.database()
                    .commit(rows.replace(stored, pace.used(all, through, back)).otherwise(PACE_MOVED));
        });
    }

    private Bucket ofTenant(Pace pace) {
        return new Bucket(rate("LOCTELLI_TENANT_PER_MINUTE", "6000"), pace.tenant());
    }

    private static Bucket bucket(SenderNumber sender, DestinationCarrier carrier, Pace pace) {
        return new Bucket(
                Objects.requireNonNullElse(sender.perMinute(carrier), Integer.MAX_VALUE),
                pace.of(Pace.carrier(sender.phone(), carrier)));
    }

    /** What each limited carrier takes of one of the campaigns that share. */
    private static CarrierRoom carriers(SenderNumber sender, Pace pace, int sharers, Instant now) {
        var left = new EnumMap<DestinationCarrier, Long>(DestinationCarrier.class);
        for (var carrier : DestinationCarrier.values()) {
            if (sender.perMinute(carrier) != null) {
                left.put(carrier, part(bucket(sender, carrier, pace).left(now), sharers));
            }
        }
        return new CarrierRoom(left);
    }

    /** The numbers that the campaign's texts leave by now, with what their day leaves them. */
    private List<Member> members(Tenant tenant, Campaign campaign, SenderRoster roster) {
        var senders = roster.from(campaign.from());
        var days = SenderDays.of(platform, tenant, senders);
        return senders.stream()
                .map(sender -> new Member(sender, perMinute(sender, campaign), days.get(sender.id())))
                .toList();
    }

    /** How many texts a minute leave by the number: what its registration says in segments, or the platform's rate. */
    private long perMinute(SenderNumber sender, Campaign campaign) {
        var throughput = sender.throughput();
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
            List<Member> members,
            Function<String, @Nullable SenderNumber> choice,
            Instant now) {
        var rows = campaigns.of(tenant).rows();
        var stored = rows.get(Pace.KEY, Pace.class);
        var pace = stored == null ? Pace.UNUSED : stored.value();
        var own = new Bucket(found.value().ratePerMinute(), sending.pacedThrough());
        var ofTenant = ofTenant(pace);
        var id = found.value().id();
        int sharers = pace.sharers(id, now);
        int toCome = pace.stillToCome(id, now);
        long most = Math.min(own.left(now), part(ofTenant.left(now), toCome));
        var numbers = new ArrayList<SendingRoom.OfNumber>();
        var through = new HashMap<String, Instant>();
        var ofToday = new HashMap<String, Long>();
        long given = 0;
        for (var member : members) {
            var sender = member.sender();
            var bucket = member.bucket(pace);
            var today = member.today();
            var day = today == null ? null : today.day();
            long begun = today == null ? 0 : Math.max(today.sent(), pace.given(sender.id(), today.day(), now));
            long ofDay = today == null ? Long.MAX_VALUE : today.left(begun);
            long gives = Math.min(most, Math.min(part(bucket.left(now), toCome), ofDay));
            // What carriers take is noted afterwards only, so that all who share keep to their part of it.
            numbers.add(new SendingRoom.OfNumber(sender, gives, day, carriers(sender, pace, sharers, now)));
            through.put(sender.phone(), bucket.after(gives, now));
            if (day != null && gives > 0) {
                ofToday.put(Pace.day(sender.id(), day), begun + gives);
            }
            given += gives;
        }
        long allowed = Math.min(most, given);
        // Who gets nothing has asked all the same, so that the next one leaves them their share.
        var next = pace.with(ofTenant.after(allowed, now), through, ofToday, id, now);
        Write taken = stored == null
                ? rows.insert(Pace.KEY, next, Actor.SYSTEM).otherwise(PACE_MOVED)
                : rows.replace(stored, next).otherwise(PACE_MOVED);
        platform.database()
                .commit(
                        rows.update(found.sk(), new Update().set("pacedThrough", own.after(allowed, now)))
                                // Its version moves with each answer that is counted, which takes nothing of its pace.
                                .when(Condition.equal("status", CampaignStatus.SENDING.wire()))
                                .when(Condition.equal("pacedThrough", sending.pacedThrough()))
                                .otherwise(ProblemType.STALE_VERSION),
                        taken);
        return new Share(allowed, new SendingRoom(numbers, choice));
    }

    /** An even part, so that what is there is given out to the last. */
    private static long part(long left, int sharers) {
        return (left + sharers - 1) / sharers;
    }

    private long rate(String setting, String usual) {
        return Math.max(1, Long.parseLong(platform.settings().get(setting, usual)));
    }
}
