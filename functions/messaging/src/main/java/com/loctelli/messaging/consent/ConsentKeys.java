package com.loctelli.messaging.consent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sort keys of consent, for the channel of texts. */
public final class ConsentKeys {
    /** The channel of texts. */
    public static final String SMS = "sms";

    static final String SUPPRESSIONS = "SUP#" + SMS + "#";

    static final String UNTOLD = "TELL#" + SMS + "#";

    private ConsentKeys() {}

    /** That connected systems are to be told of an address. */
    static String untold(String address) {
        return UNTOLD + address;
    }

    /** The address of such a sort key, or null where the key is not one. */
    public static @Nullable String untoldAddress(String sk) {
        return sk.startsWith(UNTOLD) ? sk.substring(UNTOLD.length()) : null;
    }

    /** The suppression of an address. */
    public static String suppression(String address) {
        return SUPPRESSIONS + address;
    }

    /** That the carrier reaches nobody at an address; beside its suppression, so that both are listed. */
    public static String unreachable(String address) {
        return suppression(address) + "#unreachable";
    }

    /** The head of an address's ledger. */
    public static String head(String address) {
        return "CONSENTHEAD#" + SMS + "#" + address;
    }

    static String events(String address) {
        return "CONSENT#" + SMS + "#" + address + "#";
    }

    static String event(String address, long seq) {
        return events(address) + String.format(Locale.ROOT, "%012d", seq);
    }

    static String once(String key) {
        return "CONSENTONCE#" + key;
    }
}
