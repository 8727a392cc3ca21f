package com.loctelli.testkit.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedCloudTest {

    @Test
    void settingsCarryTheNamesTheSdkReadsAndHowLongTheDatabaseIsWaitedFor() {
        assertEquals(
                Set.of(
                        "AWS_REGION",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        "AWS_ENDPOINT_URL_SQS",
                        "AWS_ENDPOINT_URL_S3",
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                        "AWS_ENDPOINT_URL_KMS",
                        "AWS_ENDPOINT_URL_STS",
                        "AWS_ENDPOINT_URL_SCHEDULER",
                        "AWS_ENDPOINT_URL_SESV2",
                        "DATABASE_TIMEOUT_MILLIS"),
                EmbeddedCloud.shared().settings().keySet());
    }

    @Test
    void allTestsOfOneProcessShareOneCloud() {
        assertSame(EmbeddedCloud.shared(), EmbeddedCloud.shared());
    }

    @Test
    void aClosedCloudListensNoMore(@TempDir Path directory) {
        var cloud = EmbeddedCloud.start(EmbeddedCloud.Options.in(directory));
        var at = cloud.endpoints();
        cloud.close();
        for (var endpoint : List.of(at.dynamodb(), at.sqs(), at.s3(), at.aws())) {
            assertThrows(ConnectException.class, () -> connect(endpoint), endpoint.toString());
        }
    }

    @Test
    void aMovedClockStaysMovedAfterARestart(@TempDir Path directory) {
        var file = directory.resolve("clock");
        TickingClock.running(file).advance(Duration.ofDays(2));
        assertEquals(Duration.ofDays(2), TickingClock.running(file).offset());
        assertTrue(Files.exists(file));
    }

    @Test
    void aClockMovesForAllItsZones() {
        var clock = TickingClock.standing(Instant.EPOCH);
        var berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
        clock.advance(Duration.ofHours(1));
        assertEquals(Instant.EPOCH.plusSeconds(3600), berlin.instant());
        clock.set(Instant.parse("2026-01-01T00:00:00Z"));
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), berlin.instant());
    }

    private static void connect(URI endpoint) throws Exception {
        try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            assertEquals(endpoint.getPort(), socket.getPort());
        }
    }
}
