package com.loctelli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the environment asks for.
 *
 * @param port where everything listens
 * @param publicUrl the address that webhook signatures are computed over, without a slash at its end
 * @param directory where data is kept; none keeps nothing
 * @param environment all of it
 */
record Choices(int port, String publicUrl, @Nullable Path directory, Map<String, String> environment) {
    private static final int PORT = 8080;

    /** Reads and checks the environment. */
    static Choices of(Map<String, String> environment) {
        int port = port(environment);
        var publicUrl = value(environment, "PUBLIC_URL").orElse("http://localhost:" + port);
        if (!isAddress(publicUrl)) {
            throw new Refused("PUBLIC_URL must be an address such as https://example.com, not " + publicUrl);
        }
        var cloud = value(environment, "LOCTELLI_AWS_ENDPOINT");
        if (cloud.isPresent() && !isAddress(cloud.get())) {
            throw new Refused(
                    "LOCTELLI_AWS_ENDPOINT must be an address such as http://localhost:4566, not " + cloud.get());
        }
        var data = value(environment, "LOCTELLI_DATA").orElse(".loctelli");
        return new Choices(
                port,
                publicUrl.replaceAll("/+$", ""),
                data.equals("memory") ? null : Path.of(data).toAbsolutePath().normalize(),
                Map.copyOf(environment));
    }

    /** The value; empty where it is not set or blank. */
    Optional<String> find(String name) {
        return value(environment, name);
    }

    /** Another cloud that keeps tables, queues, files, secrets and keys, such as LocalStack; by default this process. */
    Optional<String> awsEndpoint() {
        return find("LOCTELLI_AWS_ENDPOINT");
    }

    /** Where this process itself reaches what it serves. */
    String ownUrl() {
        return "http://localhost:" + port;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static int port(Map<String, String> environment) {
        var text = value(environment, "LOCTELLI_PORT").orElse(Integer.toString(PORT));
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65_535) {
            throw new Refused("LOCTELLI_PORT must be a port number, not " + text);
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException _) {
            throw new Refused("Port " + port + " is in use. Set LOCTELLI_PORT to another one.");
        }
    }

    private static boolean isAddress(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Makes the directory where there is one. */
    void prepare() {
        if (directory != null) {
            try {
                java.nio.file.Files.createDirectories(directory);
            } catch (IOException _) {
                throw cannotWrite();
            }
            if (!java.nio.file.Files.isWritable(directory)) {
                throw cannotWrite();
            }
        }
    }

    private Refused cannotWrite() {
        return new Refused("Nothing can be written to " + directory + ". Set LOCTELLI_DATA to another folder.");
    }
}
