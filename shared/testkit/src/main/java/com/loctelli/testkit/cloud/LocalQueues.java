package com.loctelli.testkit.cloud;

import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.FutureConverters;

/**
 * ElasticMQ on a free loopback port, inside this process: standard and FIFO queues with visibility, delay, batches and
 * redrive. Messages live in memory only. The product's truth is its tables, and its sweep restores what a queue lost,
 * so a restart needs no more than that.
 *
 * <p>Requests pass through a thin front, because the broker itself never fails and the product must survive one that
 * does.
 */
public final class LocalQueues implements AutoCloseable {

    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";

    /** Daemon threads, so that a test process that forgets to close still ends; no word to any log. */
    private static final String QUIET = """
            pekko.loglevel = "OFF"
            pekko.stdout-loglevel = "OFF"
            pekko.log-dead-letters = off
            pekko.daemonic = on
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.http.server.request-timeout = 30 s
            """;

    private final ActorSystem actors;
    private final SQSRestServer broker;
    private final Loopback front;

    private LocalQueues(ActorSystem actors, SQSRestServer broker, Loopback front) {
        this.actors = actors;
        this.broker = broker;
        this.front = front;
    }

    /** Starts without queues: whoever needs one creates it with the SDK, or plans it for whoever asks first. */
    public static LocalQueues start(Faults faults, OnDemand onDemand) {
        var loader = LocalQueues.class.getClassLoader();
        var config = ConfigFactory.parseString(QUIET).withFallback(ConfigFactory.load(loader));
        var actors = ActorSystem.create("queues", config, loader);
        var host = InetAddress.getLoopbackAddress().getHostAddress();
        var relay = new QueueFront(faults, onDemand);
        var front = Loopback.serve(0, relay);
        // Queue URLs name the front, so that a client that follows them meets the faults as well.
        var broker = SQSRestServerBuilder.withActorSystem(actors)
                .withInterface(host)
                .withPort(0)
                .withServerAddress(new NodeAddress("http", host, front.port(), ""))
                .withAWSRegion(REGION)
                .withAWSAccountId(ACCOUNT)
                .start();
        relay.serves(Loopback.uri(broker.waitUntilStarted().localAddress().getPort()));
        return new LocalQueues(actors, broker, front);
    }

    /** Where the SDK's client finds it. */
    public URI endpoint() {
        return front.uri();
    }

    /** Ends the broker; its messages are gone. */
    @Override
    public void close() {
        front.close();
        broker.stopAndWait();
        actors.terminate();
        awaitEnd();
    }

    private void awaitEnd() {
        @Nullable Exception failure = null;
        try {
            FutureConverters.asJava(actors.whenTerminated())
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            failure = e;
        }
        if (failure != null) {
            throw new IllegalStateException("The broker did not stop", failure);
        }
    }
}
