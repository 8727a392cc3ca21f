package com.loctelli.access.sessions;

import com.loctelli.access.Sha256;
import com.loctelli.kernel.ids.Ids;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A refresh token as its holder has it: whose it is, of which family, the how-manieth, and 256 random bits.
 *
 * @param principalId the user or admin, which leads to the rows that hold the hash
 */
public record RefreshText(String principalId, String family, int seq, String secret) {
    private static final Pattern FORM =
            Pattern.compile("([a-z]{2,3}_[A-Za-z0-9]{22})\\.([A-Za-z0-9]{22})\\.([0-9]{1,6})\\.([A-Za-z0-9]{44})");

    /** Reads a token; empty for a text that is none. */
    public static Optional<RefreshText> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new RefreshText(
                        match.group(1), match.group(2), Integer.parseInt(match.group(3)), match.group(4)))
                : Optional.empty();
    }

    /** The first token of a new family. */
    public static RefreshText first(Ids ids, String principalId) {
        return new RefreshText(principalId, ids.token(), 1, secret(ids));
    }

    /** The token after this one. */
    RefreshText next(Ids ids) {
        return new RefreshText(principalId, family, seq + 1, secret(ids));
    }

    /** The text to hand out. */
    public String text() {
        return principalId + "." + family + "." + seq + "." + secret;
    }

    /** The successor's secret, readable only for who still has this token. */
    String seal(RefreshText successor) {
        return HexFormat.of().formatHex(masked(successor.secret.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The successor that {@link #seal} hid. */
    RefreshText unseal(String sealed) {
        var opened = masked(HexFormat.of().parseHex(sealed));
        return new RefreshText(principalId, family, seq + 1, new String(opened, StandardCharsets.US_ASCII));
    }

    /** The pad is used for one text only, since a token has one successor. */
    private byte[] masked(byte[] text) {
        byte[] pad = Sha256.pad(secret, "successor");
        byte[] out = new byte[text.length];
        for (int i = 0; i < text.length; i++) {
            out[i] = (byte) (text[i] ^ pad[i]);
        }
        return out;
    }

    private static String secret(Ids ids) {
        return ids.token() + ids.token();
    }

    /** Masked: a token must not reach a log. */
    @Override
    public String toString() {
        return "RefreshText[" + principalId + "]";
    }
}
