package com.loctelli.messaging.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Promise: segments are counted exactly by 3GPP TS 23.038. The tables here are those of its clauses 6.2.1 and 6.2.1.1,
 * by code point in the order of the alphabet; {@code 001B} is the escape to the extension.
 */
class GsmTableTest {
    private static final String BASIC = """
            0040 00A3 0024 00A5 00E8 00E9 00F9 00EC 00F2 00C7 000A 00D8 00F8 000D 00C5 00E5
            0394 005F 03A6 0393 039B 03A9 03A0 03A8 03A3 0398 039E 001B 00C6 00E6 00DF 00C9
            0020 0021 0022 0023 00A4 0025 0026 0027 0028 0029 002A 002B 002C 002D 002E 002F
            0030 0031 0032 0033 0034 0035 0036 0037 0038 0039 003A 003B 003C 003D 003E 003F
            00A1 0041 0042 0043 0044 0045 0046 0047 0048 0049 004A 004B 004C 004D 004E 004F
            0050 0051 0052 0053 0054 0055 0056 0057 0058 0059 005A 00C4 00D6 00D1 00DC 00A7
            00BF 0061 0062 0063 0064 0065 0066 0067 0068 0069 006A 006B 006C 006D 006E 006F
            0070 0071 0072 0073 0074 0075 0076 0077 0078 0079 007A 00E4 00F6 00F1 00FC 00E0""";
    private static final String EXTENSION = "000C 005E 007B 007D 005C 005B 007E 005D 007C 20AC";

    /** Septets by code point. */
    private static final Map<Integer, Integer> SEPTETS = septets();

    @Test
    void theTableHasItsSize() {
        assertEquals(127 + 10, SEPTETS.size());
    }

    @Test
    void everyCharacterOfTheBasicPlaneIsEncodedAsTheTablesSay() {
        for (int point = 0; point <= 0xFFFF; point++) {
            if (Character.isSurrogate((char) point)) {
                continue;
            }
            var septets = SEPTETS.get(point);
            var expected = septets == null
                    ? new SegmentCount(Encoding.UCS2, 1, 1)
                    : new SegmentCount(Encoding.GSM7, septets, 1);
            assertEquals(expected, Segments.of(Character.toString(point)), "U+%04X".formatted(point));
        }
    }

    @Test
    void aLongTextIsCutWherePhonesCutIt() {
        var points = SEPTETS.keySet().stream().mapToInt(Integer::intValue).toArray();
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            int septets = 0;
            int part = 0;
            int parts = 1;
            int length = 1 + random.nextInt(700);
            for (int i = 0; i < length; i++) {
                int point = points[random.nextInt(points.length)];
                int width = SEPTETS.getOrDefault(point, 0);
                text.appendCodePoint(point);
                septets += width;
                if (part + width > 153) {
                    parts++;
                    part = 0;
                }
                part += width;
            }
            assertEquals(
                    new SegmentCount(Encoding.GSM7, septets, septets <= 160 ? 1 : parts),
                    Segments.of(text.toString()),
                    "seed " + seed);
        }
    }

    private static Map<Integer, Integer> septets() {
        var septets = new TreeMap<Integer, Integer>();
        for (var hex : BASIC.split("\\s+", -1)) {
            if (!hex.equals("001B")) {
                septets.put(HexFormat.fromHexDigits(hex), 1);
            }
        }
        for (var hex : EXTENSION.split(" ", -1)) {
            septets.put(HexFormat.fromHexDigits(hex), 2);
        }
        return septets;
    }
}
