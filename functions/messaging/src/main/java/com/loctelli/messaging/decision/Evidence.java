package com.loctelli.messaging.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was read before a text is judged.
 *
 * @param senderHealth the health of the number it would leave from, null where there is none
 * @param suppressionScope the scope of the suppression in force, null where there is none
 * @param unreachable that the number takes no texts, null where the carrier has not said so
 * @param consentSeq the last event of the person's consent ledger, null where there is none
 * @param consentKind that event's kind
 * @param room what caps say
 */
public record Evidence(
        TenantRules rules,
        Whereabouts where,
        @Nullable String senderHealth,
        @Nullable String suppressionScope,
        @Nullable Unreachable unreachable,
        @Nullable Long consentSeq,
        @Nullable String consentKind,
        Room room) {

    /** Of a text that no cap is near to. */
    Evidence(
            TenantRules rules,
            Whereabouts where,
            @Nullable String senderHealth,
            @Nullable String suppressionScope,
            @Nullable Long consentSeq,
            @Nullable String consentKind) {
        this(rules, where, senderHealth, suppressionScope, null, consentSeq, consentKind, Room.PLENTY);
    }

    /** The same of a text that has its place under every cap already: the one that it was given when it was first claimed. */
    public Evidence counted() {
        return new Evidence(
                rules,
                where,
                senderHealth,
                suppressionScope,
                unreachable,
                consentSeq,
                consentKind,
                new Room(null, null, null, room.registration(), room.isRegistered()));
    }

    /**
     * That the number takes no texts.
     *
     * @param scope which texts are not begun to it: {@code all} or {@code marketing}
     * @param why by which code of the carrier's, and what that means
     */
    public record Unreachable(String scope, String why) {}

    /**
     * What caps say.
     *
     * @param personFrom from when on the person may get another text, null for now
     * @param tenantFrom from when on the sub-account may send again, null for now
     * @param tenantRule which of its allowances is used up: {@code tenant-day}, {@code budget-month} and so on
     * @param registration how carriers know the number: a wire name, or null where nobody has said
     * @param isRegistered whether they take marketing from it, null where nobody has said
     */
    public record Room(
            @Nullable Instant personFrom,
            @Nullable Instant tenantFrom,
            @Nullable String tenantRule,
            @Nullable String registration,
            @Nullable Boolean isRegistered) {
        /** Nothing is used up. */
        public static final Room PLENTY = new Room(null, null, null, null, null);
    }
}
