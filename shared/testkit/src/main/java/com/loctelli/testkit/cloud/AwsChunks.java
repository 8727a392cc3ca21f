package com.loctelli.testkit.cloud;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The {@code aws-chunked} form in which the SDK sends a body together with a checksum that follows it. */
final class AwsChunks {

    private AwsChunks() {}

    /** The bytes that were meant: the chunks' content when {@code contentSha} announces chunks, else the body. */
    static byte[] plain(@Nullable String contentSha, byte[] body) {
        if (contentSha == null || !contentSha.startsWith("STREAMING-")) {
            return body;
        }
        var plain = new ByteArrayOutputStream(body.length);
        var at = 0;
        while (at < body.length) {
            var end = at;
            while (body[end] != '\r') {
                end++;
            }
            var line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            var extension = line.indexOf(';');
            var size = Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
            if (size == 0) {
                break;
            }
            plain.write(body, end + 2, size);
            at = end + 2 + size + 2;
        }
        return plain.toByteArray();
    }
}
