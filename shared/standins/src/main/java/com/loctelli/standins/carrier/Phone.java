package com.loctelli.standins.carrier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The other direction: a person texts one of the account's numbers. */
final class Phone {

    private final CarrierSettings settings;
    private final Texts texts;
    private final Webhook webhook;

    Phone(CarrierSettings settings, Texts texts, Webhook webhook) {
        this.settings = settings;
        this.texts = texts;
        this.webhook = webhook;
    }

    Inbound texts(String from, String to, String body, @Nullable String url) throws InterruptedException {
        Message message = record(from, to, body, "received", "inbound");
        Optional<Keywords> keyword = Keywords.in(body, texts.optedOut(from, to));
        keyword.ifPresent(asked -> obey(asked, from, to));
        return new Inbound(message.sid(), url == null ? 0 : webhook.post(url, fields(message, keyword)));
    }

    private void obey(Keywords asked, String person, String number) {
        boolean wasOut = texts.optedOut(person, number);
        if (asked == Keywords.STOP) {
            texts.optOut(person, number, true);
        } else if (asked == Keywords.START) {
            texts.optOut(person, number, false);
        }
        if (asked != Keywords.STOP || !wasOut) {
            // Somebody who has opted out already is not told so again.
            record(number, person, asked.reply(), "delivered", "outbound-reply");
        }
    }

    private Message record(String from, String to, String body, String status, String direction) {
        Instant now = settings.clock().instant();
        Message message = new Message(sid(), from, to, body, status, now, now, now, direction, null, null, null);
        texts.add(message);
        return message;
    }

    static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    private Map<String, String> fields(Message message, Optional<Keywords> keyword) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageSid", message.sid());
        fields.put("SmsSid", message.sid());
        fields.put("SmsMessageSid", message.sid());
        fields.put("AccountSid", settings.accountSid());
        fields.put("From", message.from());
        fields.put("To", message.to());
        fields.put("Body", message.body());
        fields.put("NumMedia", "0");
        fields.put("NumSegments", Integer.toString(Segments.of(message.body())));
        fields.put("SmsStatus", "received");
        fields.put("FromCountry", "US");
        fields.put("ToCountry", "US");
        fields.put("ApiVersion", "2010-04-01");
        keyword.ifPresent(asked -> fields.put("OptOutType", asked.name()));
        return fields;
    }
}
