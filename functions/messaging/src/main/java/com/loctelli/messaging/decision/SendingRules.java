package com.loctelli.messaging.decision;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Judges a text by every rule, also after one has refused, so that the record tells all that stood in the way. */
public final class SendingRules {
    private static final Set<String> AGREED = Set.of("express", "express_written", "re_opt_in");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);

    private SendingRules() {}

    /** The verdict at the instant. */
    public static Verdict judge(Evidence evidence, Purpose purpose, SegmentCount length, Instant now) {
        var rules = new ArrayList<RuleResult>();
        rules.add(
                evidence.rules().canText()
                        ? RuleResult.passed("features", null)
                        : RuleResult.refused("features", "texting is switched off"));
        rules.add(sender(evidence));
        rules.add(registration(evidence, purpose));
        rules.add(suppression(evidence, purpose));
        reachable(evidence, purpose).ifPresent(rules::add);
        rules.add(consent(evidence, purpose));
        var where = evidence.where();
        var zones = zones(evidence.rules(), where);
        // Only marketing is bound to hours: where a number was given out is not looked up for other texts.
        var room = RoomRules.judge(evidence.room(), purpose, now, rules);
        var opens = purpose == Purpose.MARKETING ? opensFrom(evidence.rules(), where, room) : Optional.of(now);
        rules.add(hours(purpose, where, zones, opens, room));
        rules.add(RuleResult.passed(
                "length",
                length.segments() + " segments of " + length.encoding().wire()));
        var decision = new Decision(
                List.copyOf(rules),
                where.likeliest().getId(),
                where.source(),
                LOCAL.format(now.atZone(where.likeliest())),
                evidence.consentSeq(),
                Jurisdictions.VERSION);
        var refused = decision.refusedBy();
        if (refused != null) {
            return new Verdict.Never(decision, refused);
        }
        return opens.filter(at -> at.isAfter(now))
                .<Verdict>map(at -> new Verdict.Later(decision, at))
                .orElseGet(() -> new Verdict.Now(decision));
    }

    /** The first instant from then on that is within the hours wherever the person may be; empty where there is none. */
    public static Optional<Instant> opensFrom(TenantRules rules, Whereabouts where, Instant then) {
        var places = where.places();
        return TextingHours.next(then, zones(rules, where), day -> rules.on(day, places));
    }

    private static List<ZoneId> zones(TenantRules rules, Whereabouts where) {
        return rules.asksLikeliestZoneOnly() ? List.of(where.likeliest()) : where.zones();
    }

    private static RuleResult sender(Evidence evidence) {
        var health = evidence.senderHealth();
        if (health == null) {
            return RuleResult.refused("sender", "there is no number to text from");
        }
        return health.equals("active")
                ? RuleResult.passed("sender", null)
                : RuleResult.refused("sender", "the number is " + health);
    }

    /** Carriers in the United States block marketing from numbers that nobody has registered. */
    private static RuleResult registration(Evidence evidence, Purpose purpose) {
        if (purpose != Purpose.MARKETING || !evidence.where().places().contains("US")) {
            return RuleResult.exempt("a2p", purpose.wire());
        }
        var room = evidence.room();
        var isGood = room.isRegistered();
        if (isGood == null) {
            return evidence.rules().requiresRegistration()
                    ? RuleResult.refused("a2p", "nothing is known of the number's registration")
                    : RuleResult.passed("a2p", "not required");
        }
        return isGood
                ? RuleResult.passed("a2p", room.registration())
                : RuleResult.refused("a2p", "the number is " + room.registration());
    }

    private static RuleResult suppression(Evidence evidence, Purpose purpose) {
        var scope = evidence.suppressionScope();
        if (scope == null) {
            return RuleResult.passed("suppression", null);
        }
        return purpose.isHeldBackBy(scope)
                ? RuleResult.refused("suppression", "the person is not texted: " + scope)
                : RuleResult.exempt("suppression", purpose.wire());
    }

    /** Of most numbers the carrier has said nothing. Who writes from one that takes no texts is answered. */
    private static Optional<RuleResult> reachable(Evidence evidence, Purpose purpose) {
        var unreachable = evidence.unreachable();
        if (unreachable == null) {
            return Optional.empty();
        }
        return Optional.of(
                purpose != Purpose.REPLY && purpose.isHeldBackBy(unreachable.scope())
                        ? RuleResult.refused("reachable", "the carrier says of the number: " + unreachable.why())
                        : RuleResult.exempt("reachable", purpose.wire()));
    }

    private static RuleResult consent(Evidence evidence, Purpose purpose) {
        if (purpose != Purpose.MARKETING) {
            return RuleResult.exempt("consent", purpose.wire());
        }
        var kind = evidence.consentKind();
        if (kind != null && AGREED.contains(kind)) {
            return RuleResult.passed("consent", kind);
        }
        return evidence.rules().requiresConsent()
                ? RuleResult.refused("consent", "no consent to marketing is known")
                : RuleResult.passed("consent", "not required");
    }

    private static RuleResult hours(
            Purpose purpose, Whereabouts where, List<ZoneId> zones, Optional<Instant> opens, Instant now) {
        if (purpose != Purpose.MARKETING) {
            return RuleResult.exempt("quiet-hours", purpose.wire());
        }
        var judged = "in " + String.join(", ", zones.stream().map(ZoneId::getId).toList()) + " by the hours of "
                + String.join(", ", where.places());
        if (opens.isEmpty()) {
            return RuleResult.refused("quiet-hours", "no hour is allowed " + judged);
        }
        return opens.get().equals(now)
                ? RuleResult.passed("quiet-hours", judged)
                : RuleResult.deferred("quiet-hours", "until " + opens.get() + " " + judged);
    }
}
