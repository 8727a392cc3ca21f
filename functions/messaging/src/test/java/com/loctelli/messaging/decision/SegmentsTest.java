package com.loctelli.messaging.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {
    @ParameterizedTest
    @CsvSource({"1,1", "160,1", "161,2", "306,2", "307,3", "459,3", "460,4", "1600,11"})
    void plainTextTakes160InOneAnd153InEachPart(int length, int segments) {
        assertEquals(new SegmentCount(Encoding.GSM7, length, segments), Segments.of("a".repeat(length)));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "70,1", "71,2", "134,2", "135,3"})
    void otherAlphabetsTake70InOneAnd67InEachPart(int length, int segments) {
        assertEquals(new SegmentCount(Encoding.UCS2, length, segments), Segments.of("я".repeat(length)));
    }

    @Test
    void charactersOfTheExtensionTableCountTwo() {
        assertEquals(new SegmentCount(Encoding.GSM7, 160, 1), Segments.of("€".repeat(80)));
        assertEquals(new SegmentCount(Encoding.GSM7, 162, 2), Segments.of("€".repeat(81)));
        assertEquals(Encoding.GSM7, Segments.of("^{}\\[~]|€\f").encoding());
    }

    @Test
    void anEscapedCharacterIsNotCutInTwo() {
        // 152 septets, then a pair that does not fit the first part's last septet: 306 septets no longer fit two parts.
        assertEquals(2, Segments.of("a".repeat(306)).segments());
        assertEquals(3, Segments.of("a".repeat(152) + "€" + "a".repeat(152)).segments());
    }

    @Test
    void anEmojiIsNotCutInTwo() {
        assertEquals(new SegmentCount(Encoding.UCS2, 70, 1), Segments.of("🙂".repeat(35)));
        assertEquals(new SegmentCount(Encoding.UCS2, 134, 3), Segments.of("🙂".repeat(67)));
        assertEquals(new SegmentCount(Encoding.UCS2, 132, 2), Segments.of("🙂".repeat(66)));
    }

    @Test
    void everyCharacterOfTheBasicTableIsOneSeptet() {
        var basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ÄÖÑÜ§¿äöñüà";
        assertEquals(new SegmentCount(Encoding.GSM7, basic.length(), 1), Segments.of(basic));
        assertEquals(Encoding.UCS2, Segments.of("naïve").encoding());
        assertEquals(Encoding.UCS2, Segments.of("‘curly’").encoding());
    }
}
