package com.loctelli.messaging.senders;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * That the carrier took nothing from a number.
 *
 * @param errorCode the carrier's code
 * @param reason what it means
 * @param at when the number was blocked for it
 */
@Json
public record CarrierBlock(int errorCode, String reason, Instant at) {

    /** By the code, which is of the class {@link com.loctelli.messaging.delivery.ErrorClass#ACCOUNT}. */
    static CarrierBlock by(int errorCode, Instant at) {
        var reason = switch (errorCode) {
            case 21212, 21606 -> "the number is none of the account's that can send texts";
            case 21703, 21704 -> "the messaging service has no number that can send";
            case 30002 -> "the account is suspended";
            case 30032 -> "the toll-free number is not verified";
            case 30034 -> "the number is not registered";
            default -> "the account or the number may not send";
        };
        return new CarrierBlock(errorCode, reason, at);
    }
}
