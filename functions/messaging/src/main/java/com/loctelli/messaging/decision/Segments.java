package com.loctelli.messaging.decision;

/**
 * Counts segments by 3GPP 23.038: 160 septets or 70 UTF-16 units in a single text, 153 or 67 in each part of a longer
 * one, since the header that joins the parts takes six octets. An escaped character and a surrogate pair are never cut
 * in two, so a part may end one unit early.
 */
public final class Segments {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "^{}\\[~]|€\f";

    private Segments() {}

    /** The count of a text. */
    public static SegmentCount of(String text) {
        boolean isGsm = text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0);
        return isGsm ? count(text, Encoding.GSM7, 160, 153) : count(text, Encoding.UCS2, 70, 67);
    }

    private static SegmentCount count(String text, Encoding encoding, int single, int part) {
        int units = 0;
        int parts = 1;
        int inPart = 0;
        for (int i = 0; i < text.length(); ) {
            int symbol = text.codePointAt(i);
            int width = Character.charCount(symbol);
            if (encoding == Encoding.GSM7 && EXTENSION.indexOf(symbol) >= 0) {
                width = 2;
            }
            units += width;
            if (inPart + width > part) {
                parts++;
                inPart = 0;
            }
            inPart += width;
            i += Character.charCount(symbol);
        }
        return new SegmentCount(encoding, units, units <= single ? 1 : parts);
    }
}
