package com.loctelli.texting;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.ErrorClass;
import com.loctelli.messaging.delivery.SmsMessage;
import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * The carrier's API: one request to hand a text over, and its list of texts to find one again. The client is made at
 * first use, and anew when the credentials were changed.
 */
final class Twilio {
    /** How long one request may take. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long the list is read, the request that is under way then not counted: a route waits for both. */
    private static final Duration READING = Duration.ofSeconds(15);

    private static final Duration SKEW = Duration.ofMinutes(2);
    /** As long as the carrier makes them: hardly anybody got more texts from one number. */
    private static final long PAGE = 1000;

    private static final int MOST_PAGES = 5;

    private final Platform platform;
    private final long page;
    private final int mostPages;
    private @Nullable TwilioRestClient client;
    /** The credentials that the client has. */
    private @Nullable String known;

    @Inject
    Twilio(Platform platform) {
        this(platform, PAGE, MOST_PAGES);
    }

    /** Reading so much of a list at most. */
    Twilio(Platform platform, long page, int mostPages) {
        this.platform = platform;
        this.page = page;
        this.mostPages = mostPages;
    }

    /** Hands the text over, in one request. The callback carries our id, so that even a lost answer is found out. */
    Handover send(SmsMessage text, String body) {
        try {
            var creator = Message.creator(
                            new PhoneNumber(text.to()), new PhoneNumber(String.valueOf(text.from())), body)
                    .setStatusCallback(URI.create(
                            platform.settings().need("PUBLIC_URL") + "/v1/webhooks/twilio/status?text=" + text.id()));
            if (text.messagingServiceSid() != null) {
                creator.setMessagingServiceSid(text.messagingServiceSid());
            }
            return new Handover.Accepted(status(creator.create(client())));
        } catch (ApiConnectionException e) {
            return wasNeverMade(e) ? new Handover.Refused(0, ErrorClass.TRANSIENT) : new Handover.Unknown();
        } catch (ApiException e) {
            return refusal(e);
        }
    }

    /**
     * The text as the carrier's list has it: same parties, same words, made since it was handed over, and not another
     * text of ours. The list is sorted by the date of sending, which a waiting text does not have, and nothing says where
     * it stands then: only the list's end proves that a text is absent. It is short, for it is of one person; a carrier
     * that is too slow to tell it is unavailable.
     */
    Lookup find(SmsMessage text, String body, Predicate<String> isAnothers) {
        var since = (text.postedAt() == null ? Instant.EPOCH : text.postedAt()).minus(SKEW);
        var words = body.strip();
        var end = platform.clock().now().plus(READING);
        try {
            var reader = Message.reader()
                    .setTo(new PhoneNumber(text.to()))
                    .setFrom(new PhoneNumber(String.valueOf(text.from())))
                    .setPageSize(page);
            var listed = reader.firstPage(client());
            for (int read = 1; ; read++) {
                var found = listed.getRecords().stream()
                        .filter(message -> isSince(message, since) && says(message, words))
                        .filter(message -> !isAnothers.test(message.getSid()))
                        .findFirst();
                if (found.isPresent()) {
                    return new Lookup.Found(status(found.get()));
                }
                if (!listed.hasNextPage()) {
                    return new Lookup.Absent();
                }
                if (read == mostPages) {
                    return new Lookup.Undecided();
                }
                if (platform.clock().now().isAfter(end)) {
                    throw TextingProblems.CARRIER_UNAVAILABLE.problem();
                }
                listed = reader.nextPage(listed, client());
            }
        } catch (ApiConnectionException | ApiException e) {
            throw TextingProblems.CARRIER_UNAVAILABLE.problem().causedBy(e);
        }
    }

    private static boolean isSince(Message message, Instant since) {
        var created = message.getDateCreated();
        return created == null || !created.toInstant().isBefore(since);
    }

    private static boolean says(Message message, String words) {
        return String.valueOf(message.getBody()).strip().equals(words)
                && String.valueOf(message.getDirection()).startsWith("outbound-api");
    }

    /** Our account, as the carrier has it. */
    CarrierAccount account() {
        try {
            var account = Account.fetcher(platform.settings().need("TWILIO_ACCOUNT_SID"))
                    .fetch(client());
            return new CarrierAccount(String.valueOf(account.getStatus()));
        } catch (ApiException e) {
            if (e.getStatusCode() != null && (e.getStatusCode() == 401 || e.getStatusCode() == 404)) {
                return new CarrierAccount("refused");
            }
            throw TextingProblems.CARRIER_UNAVAILABLE.problem().causedBy(e);
        } catch (ApiConnectionException e) {
            throw TextingProblems.CARRIER_UNAVAILABLE.problem().causedBy(e);
        }
    }

    /** A number, as the carrier has it, and whether what it hears comes to the webhook. */
    CarrierNumber number(String phone, String webhook) {
        try {
            var page = IncomingPhoneNumber.reader()
                    .setPhoneNumber(new PhoneNumber(phone))
                    .firstPage(client());
            if (page.getRecords().isEmpty()) {
                return new CarrierNumber(phone, false, false, false, null);
            }
            var number = page.getRecords().getFirst();
            var capabilities = number.getCapabilities();
            var target = number.getSmsUrl() == null ? "" : number.getSmsUrl().toString();
            return new CarrierNumber(
                    phone, true, capabilities == null || capabilities.getSms(), target.equals(webhook), target);
        } catch (ApiConnectionException | ApiException e) {
            throw TextingProblems.CARRIER_UNAVAILABLE.problem().causedBy(e);
        }
    }

    private static Handover refusal(ApiException e) {
        int http = e.getStatusCode() == null ? 0 : e.getStatusCode();
        int code = e.getCode() == null ? 0 : e.getCode();
        if (http == 429) {
            return new Handover.Refused(code, ErrorClass.THROTTLE);
        }
        // Anything but a clear 4xx says nothing about whether the text was taken (a 2xx we cannot read included).
        return http >= 400 && http < 500 ? new Handover.Refused(code, why(http, code)) : new Handover.Unknown();
    }

    /** A code that we know says more than a status; where neither is of the text, it was not looked at. */
    private static ErrorClass why(int http, int code) {
        var known = ErrorClass.of(code);
        return known == ErrorClass.PERMANENT && (http == 401 || http == 403) ? ErrorClass.CREDENTIALS : known;
    }

    /** No connection, no request: the carrier has heard nothing. */
    private static boolean wasNeverMade(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static CarrierStatus status(Message message) {
        return new CarrierStatus(
                message.getSid(),
                message.getTo(),
                message.getStatus() == null ? "accepted" : message.getStatus().toString(),
                message.getErrorCode());
    }

    private TwilioRestClient client() {
        var settings = platform.settings();
        return client(settings.need("TWILIO_ACCOUNT_SID"), settings.need("TWILIO_AUTH_TOKEN"));
    }

    private synchronized TwilioRestClient client(String account, String token) {
        var made = client;
        var credentials = account + ":" + token;
        if (made == null || !credentials.equals(known)) {
            var base = platform.settings().get("TWILIO_BASE_URL", "https://api.twilio.com");
            made = new TwilioRestClient.Builder(account, token)
                    .httpClient(new OneShotHttp(base, PATIENCE))
                    .build();
            client = made;
            known = credentials;
        }
        return made;
    }
}
