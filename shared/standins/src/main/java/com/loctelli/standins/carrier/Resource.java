package com.loctelli.standins.carrier;

import com.loctelli.standins.wire.Tree;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How Twilio's API shows its resources. */
final class Resource {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Resource() {}

    static Tree message(String accountSid, Message message) {
        String uri = "/2010-04-01/Accounts/" + accountSid + "/Messages/" + message.sid();
        boolean charged = message.sentAt() != null;
        Integer error = message.errorCode();
        return Tree.object()
                .with("account_sid", accountSid)
                .with("api_version", "2010-04-01")
                .with("body", message.body())
                .with("date_created", date(message.createdAt()))
                .with("date_sent", date(message.sentAt()))
                .with("date_updated", date(message.updatedAt()))
                .with("direction", message.direction())
                .with("error_code", error == null ? null : Long.valueOf(error))
                .with("error_message", error == null ? null : "Error " + error)
                .with("from", message.from())
                .with("messaging_service_sid", message.serviceSid())
                .with("num_media", "0")
                .with("num_segments", Integer.toString(Segments.of(message.body())))
                .with("price", charged ? Segments.price(message.body()) : null)
                .with("price_unit", "USD")
                .with("sid", message.sid())
                .with("status", message.status())
                .with("subresource_uris", Tree.object().with("media", uri + "/Media.json"))
                .with("to", message.to())
                .with("uri", uri + ".json");
    }

    static Tree number(String accountSid, String phoneNumber) {
        String sid = "PN" + String.format(Locale.ROOT, "%032x", Math.abs((long) phoneNumber.hashCode()));
        return Tree.object()
                .with("sid", sid)
                .with("account_sid", accountSid)
                .with("friendly_name", phoneNumber)
                .with("phone_number", phoneNumber)
                .with(
                        "capabilities",
                        Tree.object()
                                .with("sms", true)
                                .with("mms", true)
                                .with("voice", true)
                                .with("fax", false))
                .with("status", "in-use")
                .with("api_version", "2010-04-01")
                .with("uri", "/2010-04-01/Accounts/" + accountSid + "/IncomingPhoneNumbers/" + sid + ".json");
    }

    static Tree account(String accountSid) {
        return Tree.object()
                .with("sid", accountSid)
                .with("friendly_name", "Local account")
                .with("status", "active")
                .with("type", "Full")
                .with("uri", "/2010-04-01/Accounts/" + accountSid + ".json");
    }

    private static @Nullable String date(@Nullable Instant at) {
        return at == null ? null : RFC_2822.format(at);
    }
}
