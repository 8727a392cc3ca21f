package com.loctelli.kernel.mail;

import java.util.function.Supplier;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * {@link Mail} through Amazon SES, version 2 of its API. The client is made at first use. A letter whose acceptance was
 * not heard may be handed in twice.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail</a>
 */
public final class SesMail implements Mail {
    private static final String CHARSET = "UTF-8";

    private final Supplier<SesV2Client> client;
    private final Supplier<String> from;

    /** @param from the sender, an address of a domain that SES has verified */
    public SesMail(Supplier<SesV2Client> client, Supplier<String> from) {
        this.client = client;
        this.from = from;
    }

    @Override
    public void send(Letter letter) {
        client.get()
                .sendEmail(r -> r.fromEmailAddress(from.get())
                        .destination(d -> d.toAddresses(letter.to()))
                        .content(c -> c.simple(m -> m.subject(
                                        s -> s.charset(CHARSET).data(letter.subject()))
                                .body(b -> b.text(t -> t.charset(CHARSET).data(letter.text()))))));
    }
}
