package com.loctelli.bookings;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Offers as signed texts: whoever holds one was offered this time for this lead by this sub-account within the last
 * quarter of an hour. It keeps no time free.
 */
final class SlotTokens {
    private static final String PURPOSE = "slot";
    private static final Duration LASTS = Duration.ofMinutes(15);

    private final Platform platform;
    private final Tenant tenant;

    SlotTokens(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
    }

    /** What a token says. */
    @io.avaje.jsonb.Json
    record Claims(
            String sa,
            String calendarId,
            @Nullable String userId,
            Instant startAt,
            Instant endAt,
            String leadId,
            Instant exp,
            String nonce) {}

    String write(OfferedSlot slot, String leadId) {
        var claims = new Claims(
                tenant.partition(),
                slot.calendarId(),
                slot.userId(),
                slot.startAt(),
                slot.endAt(),
                leadId,
                platform.clock().now().plus(LASTS),
                platform.ids().token());
        var body = Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(claims));
        return body + "." + platform.keys().sign(PURPOSE, body);
    }

    OfferedSlot open(String token, String leadId) {
        int dot = token.indexOf('.');
        if (dot <= 0 || !platform.keys().verify(PURPOSE, token.substring(0, dot), token.substring(dot + 1))) {
            throw BookingProblems.SLOT_TOKEN_INVALID.problem();
        }
        // Only what we wrote ourselves passes the signature, so it can be read.
        var body = Base64.getUrlDecoder().decode(token.substring(0, dot));
        var claims = Json.read(new String(body, StandardCharsets.UTF_8), Claims.class);
        if (!claims.sa().equals(tenant.partition()) || !claims.leadId().equals(leadId)) {
            throw BookingProblems.SLOT_TOKEN_INVALID.problem();
        }
        if (!platform.clock().now().isBefore(claims.exp())) {
            throw BookingProblems.SLOT_TOKEN_EXPIRED.problem();
        }
        return new OfferedSlot(claims.calendarId(), claims.userId(), claims.startAt(), claims.endAt());
    }
}
