package com.loctelli.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request to the carrier is made once and ends within its time. */
class OneShotHttpTest {
    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void anAnswerThatStopsInTheMiddleOfItsBodyIsNone() throws IOException {
        var posted = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posted.incrementAndGet();
            // The exchange stays open, and what follows never comes.
            exchange.sendResponseHeaders(201, 0);
            exchange.getResponseBody().write("{\"sid\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        server.start();
        try {
            var http = new OneShotHttp("http://127.0.0.1:" + server.getAddress().getPort(), Duration.ofMillis(400));
            var request = new Request(HttpMethod.POST, "https://api.twilio.com/2010-04-01/Messages.json");
            request.setAuth(Scene.SID, Scene.TOKEN);

            var thrown = assertThrows(ApiConnectionException.class, () -> http.makeRequest(request));

            assertInstanceOf(TimeoutException.class, thrown.getCause());
            assertEquals(1, posted.get());
        } finally {
            server.stop(0);
        }
    }
}
