package com.loctelli.testkit.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local over HTTP on a free loopback port, inside this process.
 *
 * <p>Only its request handler is used: its own server listens on every interface and reports its start home, so the
 * handler sits in a Jetty of ours. With a directory the tables are in one SQLite file, which outlives a killed process.
 */
public final class LocalDynamoDb implements AutoCloseable {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private static final int MAX_THREADS = 24;

    private final Server server;
    private final LocalDynamoDBServerHandler tables;
    private final URI endpoint;

    private LocalDynamoDb(Server server, LocalDynamoDBServerHandler tables, URI endpoint) {
        this.server = server;
        this.tables = tables;
        this.endpoint = endpoint;
    }

    /** Starts with tables in {@code directory}, made if it is missing, or in memory where there is none. */
    public static LocalDynamoDb start(@Nullable Path directory, Faults faults, OnDemand onDemand) {
        SQLITE.setLevel(Level.OFF);
        var tables = new LocalDynamoDBServerHandler(requests(directory), null);
        var context = new ContextHandler();
        context.setHandler(new TableFront(tables, faults, onDemand));

        var threads = new QueuedThreadPool(MAX_THREADS, 1);
        threads.setName("dynamodb-local");
        threads.setDaemon(true);
        var server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
        return new LocalDynamoDb(server, tables, Loopback.uri(connector.getLocalPort()));
    }

    private static LocalDynamoDBRequestHandler requests(@Nullable Path directory) {
        // Port 0: the handler only keeps it. Shared: one database whatever the caller's key and region.
        if (directory == null) {
            return new LocalDynamoDBRequestHandler(0, true, null, true, false);
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LocalDynamoDBRequestHandler(0, false, directory.toString(), true, false);
    }

    /** Where the SDK's client finds it. */
    public URI endpoint() {
        return endpoint;
    }

    /** Ends the server and closes the database. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        } finally {
            tables.close();
        }
    }
}
