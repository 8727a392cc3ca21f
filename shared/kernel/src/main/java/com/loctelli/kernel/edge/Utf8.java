package com.loctelli.kernel.edge;

import com.loctelli.kernel.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads a body as the UTF-8 that JSON is (RFC 8259, section 8.1); what was lost is refused, not guessed at. */
final class Utf8 {
    /** What a decoder before us put in the place of bytes that are no UTF-8: API Gateway decodes text bodies itself. */
    private static final char LOST = '\uFFFD';

    private Utf8() {}

    /** The text, or 400 where bytes of it are no UTF-8. Who means the replacement character itself writes its escape. */
    static String text(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.indexOf(LOST) < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            throw ProblemType.MALFORMED_JSON.problem("The body is not UTF-8").causedBy(e);
        }
        throw ProblemType.MALFORMED_JSON.problem("The body is not UTF-8");
    }
}
