package com.loctelli.kernel.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.testkit.TestPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The connections to the database send what they send in one piece, and one that was closed meanwhile is no failure. */
class DatabaseConnectionsTest {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\n"
            + "Connection: keep-alive\r\nContent-Length: 2\r\n\r\n{}";

    private final List<String> heads = new CopyOnWriteArrayList<>();

    @Test
    void aConnectionThatWasClosedAfterItsAnswerIsTakenForAnotherOne() throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var serving = Thread.ofVirtual().start(() -> serve(server));
            var test = TestPlatform.start(
                    Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + server.getLocalPort()), List.of());
            var rows = test.platform().database().table(TableName.LEADS).of(test.tenant());
            for (int i = 0; i < 5; i++) {
                assertNull(rows.get("A", Rows.Nothing.class));
            }
            assertTrue(serving.isAlive());
        }
        assertEquals(5, heads.size(), "each was asked once");
        assertTrue(heads.stream().allMatch(head -> LENGTH.matcher(head).find()));
        assertTrue(
                heads.stream().noneMatch(head -> head.toLowerCase(Locale.ROOT).contains("transfer-encoding")));
    }

    /** Where a body is streamed, one that is shorter than was said is refused by the JDK. */
    @Test
    void whatTheClientAsksToBeStreamedIsHeldBackUntilItIsWhole() throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server));
            var connection = new BufferedConnections(Duration.ofSeconds(2), Duration.ofSeconds(5))
                    .createConnection(URI.create("http://127.0.0.1:" + server.getLocalPort()));
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(3L);
            connection.setFixedLengthStreamingMode(3);
            connection.setChunkedStreamingMode(3);
            connection.getOutputStream().write(new byte[] {'{', '}'});
            assertEquals(200, connection.getResponseCode());
            connection.disconnect();
        }
        assertTrue(heads.getFirst().contains("Content-Length: 2"), heads.getFirst());
    }

    /** Answers one request a connection and closes it, though it said that it would keep it. */
    private void serve(ServerSocket server) {
        try {
            while (true) {
                try (var socket = server.accept()) {
                    answer(socket);
                }
            }
        } catch (SocketException _) {
            // The test is over.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(Socket socket) throws IOException {
        var head = head(socket.getInputStream());
        heads.add(head);
        var length = LENGTH.matcher(head);
        assertTrue(length.find(), head);
        assertEquals(
                Integer.parseInt(length.group(1)),
                socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))).length);
        socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new SocketException("ended");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
