package com.loctelli.kernel.files;

import com.loctelli.kernel.tenancy.Tenant;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
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
    public void delete(Tenant tenant, String path) {
        client.get().deleteObject(r -> r.bucket(bucket).key(key(tenant, path)));
    }

    @Override
    public List<String> list(Tenant tenant) {
        var prefix = tenant.partition() + "/";
        return client.get().listObjectsV2(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
                .map(object -> object.key().substring(prefix.length()))
                .toList();
    }

    @Override
    public void deleteAll(Tenant tenant, List<String> paths) {
        if (paths.isEmpty()) {
            return;
        }
        var objects = paths.stream()
                .map(path -> ObjectIdentifier.builder().key(key(tenant, path)).build())
                .toList();
        var answer = client.get().deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(objects)));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            throw new IllegalStateException("S3 kept " + answer.errors().size() + " files: "
                    + answer.errors().getFirst().code());
        }
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
