package com.loctelli.kernel.files;

import com.loctelli.kernel.tenancy.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** {@link Files} in one S3 bucket, under {@code <tenant>/}. The clients are made at first use. */
public final class S3Files implements Files {
    private final Supplier<S3Client> client;
    private final Supplier<S3Presigner> presigner;
    private final String bucket;

    public S3Files(Supplier<S3Client> client, Supplier<S3Presigner> presigner, String bucket) {
        this.client = client;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public void put(Tenant tenant, String path, String contentType, byte[] content) {
        client.get()
                .putObject(
                        r -> r.bucket(bucket).key(key(tenant, path)).contentType(contentType),
                        RequestBody.fromBytes(content));
    }

    @Override
    public Optional<byte[]> find(Tenant tenant, String path) {
        try {
            return Optional.of(client.get()
                    .getObjectAsBytes(r -> r.bucket(bucket).key(key(tenant, path)))
                    .asByteArray());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<InputStream> open(Tenant tenant, String path) {
        try {
            return Optional.of(client.get().getObject(r -> r.bucket(bucket).key(key(tenant, path))));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<StoredFile> read(Tenant tenant, String path, long from) {
        try {
            var range = from == 0 ? null : "bytes=" + from + "-";
            var answer = client.get()
                    .getObject(r -> r.bucket(bucket).key(key(tenant, path)).range(range));
            return Optional.of(new StoredFile(
                    answer,
                    answer.response().contentLength(),
                    Objects.requireNonNullElse(answer.response().contentType(), "application/octet-stream")));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    @Override
    public void put(Tenant tenant, String path, String contentType, InputStream content, long length) {
        client.get()
                .putObject(
                        r -> r.bucket(bucket).key(key(tenant, path)).contentType(contentType),
                        RequestBody.fromInputStream(content, length));
    }

    @Override
    public String begin(Tenant tenant, String path, String contentType) {
        return client.get()
                .createMultipartUpload(
                        r -> r.bucket(bucket).key(key(tenant, path)).contentType(contentType))
                .uploadId();
    }

    @Override
    public void part(Tenant tenant, String path, String upload, int number, byte[] content) {
        client.get()
                .uploadPart(
                        r -> r.bucket(bucket)
                                .key(key(tenant, path))
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromBytes(content));
    }

    @Override
    public void join(Tenant tenant, String path, String upload, int parts) {
        try {
            // Later parts may be there of a run that was stopped: they are no part of the file.
            var made = client
                    .get()
                    .listPartsPaginator(
                            r -> r.bucket(bucket).key(key(tenant, path)).uploadId(upload))
                    .parts()
                    .stream()
                    .filter(part -> part.partNumber() <= parts)
                    .map(part -> CompletedPart.builder()
                            .partNumber(part.partNumber())
                            .eTag(part.eTag())
                            .build())
                    .toList();
            client.get()
                    .completeMultipartUpload(r -> r.bucket(bucket)
                            .key(key(tenant, path))
                            .uploadId(upload)
                            .multipartUpload(m -> m.parts(made)));
        } catch (NoSuchUploadException e) {
            var file = read(tenant, path, 0);
            if (file.isEmpty()) {
                throw e;
            }
            // The answer of an earlier call was lost after the file was made.
            try {
                file.get().close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    @Override
    public void delete(Tenant tenant, String path) {
        client.get().deleteObject(r -> r.bucket(bucket).key(key(tenant, path)));
    }

    @Override
    public List<String> list(Tenant tenant, String after) {
        var prefix = tenant.partition() + "/";
        return client
                .get()
                .listObjectsV2(r -> r.bucket(bucket).prefix(prefix).startAfter(after.isEmpty() ? null : prefix + after))
                .contents()
                .stream()
                .map(object -> object.key().substring(prefix.length()))
                .toList();
    }

    @Override
    public int wipe(Tenant tenant) {
        var found = client.get().listObjectVersions(r -> r.bucket(bucket).prefix(tenant.partition() + "/"));
        var versions = Stream.concat(
                        found.versions().stream()
                                .map(one -> ObjectIdentifier.builder()
                                        .key(one.key())
                                        .versionId(one.versionId())
                                        .build()),
                        found.deleteMarkers().stream()
                                .map(one -> ObjectIdentifier.builder()
                                        .key(one.key())
                                        .versionId(one.versionId())
                                        .build()))
                .toList();
        if (versions.isEmpty()) {
            return 0;
        }
        var answer = client.get().deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(versions)));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            throw new IllegalStateException("S3 kept " + answer.errors().size() + " files: "
                    + answer.errors().getFirst().code());
        }
        return versions.size();
    }

    @Override
    public URI linkToRead(Tenant tenant, String path, Duration lifetime) {
        return uri(presigner
                .get()
                .presignGetObject(p -> p.signatureDuration(lifetime)
                        .getObjectRequest(r -> r.bucket(bucket).key(key(tenant, path))))
                .url());
    }

    @Override
    public URI linkToWrite(Tenant tenant, String path, String contentType, long length, Duration lifetime) {
        return uri(presigner
                .get()
                .presignPutObject(p -> p.signatureDuration(lifetime)
                        .putObjectRequest(r -> r.bucket(bucket)
                                .key(key(tenant, path))
                                .contentType(contentType)
                                .contentLength(length)))
                .url());
    }

    private static String key(Tenant tenant, String path) {
        if (path.isEmpty() || path.startsWith("/") || ("/" + path + "/").contains("/../")) {
            throw new IllegalArgumentException("not a path inside the tenant's prefix");
        }
        return tenant.partition() + "/" + path;
    }

    private static URI uri(java.net.URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
