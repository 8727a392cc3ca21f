package com.loctelli.assistant.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class UndelayedSocketsTest {
    private final UndelayedSockets sockets = new UndelayedSockets();

    @Test
    void nothingThatIsSentWaitsForAnAcknowledgement() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 0, loopback)) {
            isUndelayed(sockets.createSocket());
            isUndelayed(sockets.createSocket(loopback, server.getLocalPort()));
            isUndelayed(sockets.createSocket(loopback, server.getLocalPort(), loopback, 0));
            isUndelayed(sockets.createSocket(loopback.getHostAddress(), server.getLocalPort()));
            isUndelayed(sockets.createSocket(loopback.getHostAddress(), server.getLocalPort(), loopback, 0));
        }
    }

    private static void isUndelayed(Socket socket) throws IOException {
        try (socket) {
            assertTrue(socket.getTcpNoDelay());
        }
    }
}
