package com.loctelli.standins.carrier;

import com.loctelli.standins.wire.Loopback;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The running carrier: an API to send by, webhooks to hear by, and a phone in everybody's hand. See the package for the
 * numbers that fail.
 */
public final class Carrier implements AutoCloseable {

    private final Texts texts;
    private final Webhook webhook;
    private final Lifecycle lifecycle;
    private final Phone phone;
    private final Loopback server;
    private volatile @Nullable String inboundUrl;

    private Carrier(Texts texts, Webhook webhook, Lifecycle lifecycle, Phone phone, Loopback server) {
        this.texts = texts;
        this.webhook = webhook;
        this.lifecycle = lifecycle;
        this.phone = phone;
        this.server = server;
    }

    /** Starts a carrier. Texts that were under way when the directory was last used go on their way. */
    public static Carrier start(CarrierSettings settings) {
        Texts texts = new Texts(settings.directory(), settings.clock());
        Webhook webhook = new Webhook(settings.authToken());
        Lifecycle lifecycle = new Lifecycle(settings, texts, webhook);
        Loopback server = Loopback.start(
                settings.port(), settings.faults(), "twilio", new CarrierApi(settings, texts, lifecycle));
        texts.all().stream().filter(Message::underWay).forEach(message -> lifecycle.begin(message, false));
        return new Carrier(texts, webhook, lifecycle, new Phone(settings, texts, webhook), server);
    }

    /** What to use in place of {@code https://api.twilio.com}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** Texts from persons are posted to this public URL from now on. */
    public void inboundTo(String publicWebhookUrl) {
        inboundUrl = publicWebhookUrl;
    }

    /**
     * Public addresses under the first prefix are really served under the second: webhooks go there, but are signed
     * for the public address.
     */
    public void reach(String publicPrefix, String localPrefix) {
        webhook.reach(publicPrefix, localPrefix);
    }

    /**
     * A person texts one of the account's numbers. Keywords are obeyed, the webhook is posted and its answer awaited.
     *
     * @param from the person's number
     * @param to the account's number
     */
    public Inbound personTexts(String from, String to, String body) throws InterruptedException {
        return phone.texts(from, to, body, inboundUrl);
    }

    /** Whether texts are taken and wait to be sent, as they do where a number is given more than it may send. */
    public void congested(boolean is) {
        lifecycle.congested(is);
    }

    /** Every text to that number, oldest first; all texts when {@code to} is null. */
    public List<Text> texts(@Nullable String to) {
        return texts.all().stream()
                .filter(message -> to == null || to.equals(message.to()))
                .map(Message::text)
                .toList();
    }

    /** Every text from or to that number, oldest first: what that person's phone shows. */
    public List<Text> phoneOf(String number) {
        return texts.all().stream()
                .filter(message -> number.equals(message.to()) || number.equals(message.from()))
                .map(Message::text)
                .toList();
    }

    @Override
    public void close() {
        server.close();
        lifecycle.close();
        webhook.close();
    }
}
