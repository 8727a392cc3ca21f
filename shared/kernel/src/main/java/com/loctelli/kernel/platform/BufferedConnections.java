package com.loctelli.kernel.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/**
 * Connections that send a request in one piece. The SDK's client streams its body, and before the JDK streams over a
 * connection that was used before, it reads from it for a millisecond to learn whether it was closed meanwhile: a
 * millisecond of every call to the database. It does not where the body is held back until it is whole. A connection
 * that was closed fails the call then, and the SDK tries again, which may do so for every call of the services that
 * these are for. For bodies that are small.
 */
final class BufferedConnections implements UrlConnectionFactory {
    private final Duration toConnect;
    private final Duration toAnswer;

    BufferedConnections(Duration toConnect, Duration toAnswer) {
        this.toConnect = toConnect;
        this.toAnswer = toAnswer;
    }

    @Override
    public HttpURLConnection createConnection(URI uri) {
        try {
            var url = uri.toURL();
            if (!(url.openConnection() instanceof HttpURLConnection connection)) {
                throw new IllegalArgumentException("not a connection of HTTP: " + uri.getScheme());
            }
            connection.setConnectTimeout((int) toConnect.toMillis());
            connection.setReadTimeout((int) toAnswer.toMillis());
            return new Buffered(url, connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes everything on that the SDK's client asks for, except that the body be streamed. */
    @NullUnmarked
    private static final class Buffered extends HttpURLConnection {
        private final HttpURLConnection connection;

        Buffered(URL url, HttpURLConnection connection) {
            super(url);
            this.connection = connection;
        }

        @Override
        public void setFixedLengthStreamingMode(int length) {
            // Held back instead: its length is known when it is sent.
        }

        @Override
        public void setFixedLengthStreamingMode(long length) {
            // Held back instead: its length is known when it is sent.
        }

        @Override
        public void setChunkedStreamingMode(int length) {
            // Held back instead: its length is known when it is sent.
        }

        @Override
        public void connect() throws IOException {
            connection.connect();
        }

        @Override
        public void disconnect() {
            connection.disconnect();
        }

        @Override
        public boolean usingProxy() {
            return connection.usingProxy();
        }

        @Override
        public void setRequestMethod(String method) throws java.net.ProtocolException {
            connection.setRequestMethod(method);
        }

        @Override
        public String getRequestMethod() {
            return connection.getRequestMethod();
        }

        @Override
        public void setRequestProperty(String name, String value) {
            connection.setRequestProperty(name, value);
        }

        @Override
        public void addRequestProperty(String name, String value) {
            connection.addRequestProperty(name, value);
        }

        @Override
        public void setDoOutput(boolean hasBody) {
            connection.setDoOutput(hasBody);
        }

        @Override
        public void setInstanceFollowRedirects(boolean follows) {
            connection.setInstanceFollowRedirects(follows);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return connection.getOutputStream();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return connection.getInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return connection.getErrorStream();
        }

        @Override
        public int getResponseCode() throws IOException {
            return connection.getResponseCode();
        }

        @Override
        public String getResponseMessage() throws IOException {
            return connection.getResponseMessage();
        }

        @Override
        public String getHeaderField(String name) {
            return connection.getHeaderField(name);
        }

        @Override
        public Map<String, List<String>> getHeaderFields() {
            return connection.getHeaderFields();
        }
    }
}
