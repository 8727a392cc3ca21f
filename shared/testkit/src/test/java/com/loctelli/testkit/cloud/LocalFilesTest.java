package com.loctelli.testkit.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class LocalFilesTest {

    private static final String BUCKET = "files";

    private final TickingClock clock = TickingClock.running();
    private final LocalFiles files = LocalFiles.start(null, EmbeddedCloud.CREDENTIALS, clock);
    private final S3Client s3 = Clients.at(files.endpoint(), S3Client.builder());
    private final S3Presigner presigner = S3Presigner.builder()
            .endpointOverride(files.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(Clients.CREDENTIALS)
            .build();
    private final HttpClient browser = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        files.close();
    }

    @Test
    void anObjectComesBackWithItsBytesAndHeaders() {
        var bytes = new byte[] {0, 1, 2, '\r', '\n', (byte) 0xff};
        s3.putObject(p -> p.bucket(BUCKET).key("a b/ü+.bin").contentType("image/png"), RequestBody.fromBytes(bytes));
        var back = s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("a b/ü+.bin"));
        assertArrayEquals(bytes, back.asByteArray());
        assertEquals("image/png", back.response().contentType());
        assertEquals(6, s3.headObject(h -> h.bucket(BUCKET).key("a b/ü+.bin")).contentLength());
        assertArrayEquals(
                new byte[] {1, 2},
                s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("a b/ü+.bin").range("bytes=1-2"))
                        .asByteArray());
    }

    @Test
    void aDeletedObjectIsGone() {
        put("x", "1");
        s3.deleteObject(d -> d.bucket(BUCKET).key("x"));
        assertThrows(
                NoSuchKeyException.class,
                () -> s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("x")));
    }

    @Test
    void aConditionalPutDoesNotReplaceWhatIsThere() {
        put("once", "first");
        var refusal = assertThrows(
                S3Exception.class,
                () -> s3.putObject(
                        p -> p.bucket(BUCKET).key("once").ifNoneMatch("*"), RequestBody.fromString("second")));
        assertEquals(412, refusal.statusCode());
        assertEquals("first", read("once"));
    }

    @Test
    void aListIsPagedInOrderAndManyCanBeDeleted() {
        IntStream.range(0, 5).forEach(i -> put("l/" + i, "x"));
        put("m/0", "x");
        var keys = s3.listObjectsV2Paginator(l -> l.bucket(BUCKET).prefix("l/").maxKeys(2)).contents().stream()
                .map(S3Object::key)
                .toList();
        assertEquals(List.of("l/0", "l/1", "l/2", "l/3", "l/4"), keys);
        s3.deleteObjects(d -> d.bucket(BUCKET)
                .delete(k -> k.objects(keys.stream()
                        .map(key -> ObjectIdentifier.builder().key(key).build())
                        .toList())));
        assertEquals(0, s3.listObjectsV2(l -> l.bucket(BUCKET).prefix("l/")).keyCount());
        assertEquals("x", read("m/0"));
    }

    @Test
    void aCopyHasTheSameContent() {
        put("from", "text");
        s3.copyObject(c -> c.sourceBucket(BUCKET)
                .sourceKey("from")
                .destinationBucket(BUCKET)
                .destinationKey("to"));
        assertEquals("text", read("to"));
    }

    @Test
    void aSignedLinkOpensItsObjectOnly() throws Exception {
        put("a b/photo.jpg", "photo");
        put("other", "secret");
        var link = link("a b/photo.jpg");
        var answer = fetch(link);
        assertEquals(200, answer.statusCode());
        assertEquals("photo", answer.body());
        assertEquals(403, fetch(link.replace("a%20b/photo.jpg", "other")).statusCode());
    }

    @Test
    void aLinkWithAnyPartChangedOpensNothing() throws Exception {
        put("k", "v");
        var link = link("k");
        assertEquals(
                403,
                fetch(link.replace("X-Amz-Expires=600", "X-Amz-Expires=60000")).statusCode());
        assertEquals(403, fetch(link + "&response-content-type=text%2Fhtml").statusCode());
        var last = link.charAt(link.length() - 1);
        assertEquals(
                403,
                fetch(link.substring(0, link.length() - 1) + (last == '0' ? '1' : '0'))
                        .statusCode());
        assertEquals(403, fetch(link.substring(0, link.indexOf('?'))).statusCode());
        assertEquals(200, fetch(link).statusCode());
    }

    @Test
    void aLinkExpires() throws Exception {
        put("k", "v");
        var link = link("k");
        clock.advance(Duration.ofMinutes(9));
        assertEquals(200, fetch(link).statusCode());
        clock.advance(Duration.ofMinutes(2));
        assertEquals(403, fetch(link).statusCode());
    }

    @Test
    void aSignedUploadAcceptsOnlyTheSignedType() throws Exception {
        var link = presigner
                .presignPutObject(p -> p.signatureDuration(Duration.ofMinutes(1))
                        .putObjectRequest(o -> o.bucket(BUCKET).key("up").contentType("image/png")))
                .url()
                .toString();
        assertEquals(403, upload(link, "text/html"));
        assertEquals(200, upload(link, "image/png"));
        assertEquals("body", read("up"));
    }

    @Test
    void objectsInADirectoryOutliveTheServer(@TempDir Path directory) {
        try (var first = LocalFiles.start(directory, EmbeddedCloud.CREDENTIALS, clock)) {
            Clients.at(first.endpoint(), S3Client.builder())
                    .putObject(
                            p -> p.bucket(BUCKET).key("ü").contentType("text/plain"), RequestBody.fromString("kept"));
        }
        try (var second = LocalFiles.start(directory, EmbeddedCloud.CREDENTIALS, clock)) {
            var back = Clients.at(second.endpoint(), S3Client.builder())
                    .getObjectAsBytes(g -> g.bucket(BUCKET).key("ü"));
            assertEquals("kept", back.asUtf8String());
            assertEquals("text/plain", back.response().contentType());
        }
    }

    private void put(String key, String text) {
        s3.putObject(p -> p.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    private String read(String key) {
        return s3.getObjectAsBytes(g -> g.bucket(BUCKET).key(key)).asUtf8String();
    }

    private String link(String key) {
        return presigner
                .presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(10))
                        .getObjectRequest(o -> o.bucket(BUCKET).key(key)))
                .url()
                .toString();
    }

    private HttpResponse<String> fetch(String link) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private int upload(String link, String type) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString("body"))
                .build();
        return browser.send(request, BodyHandlers.discarding()).statusCode();
    }
}
