package com.loctelli.testkit.cloud;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * A small S3: put (also only-if-new, also in parts), get (also a range), head, copy, delete, delete many and list, path
 * style, with presigned addresses checked for signature and expiry. The libraries that offer this answer 200 to a forged or expired
 * link, which is the one thing about files that must be tested; hence this server.
 *
 * <p>Buckets need not be made. Browsers may use links from any page, as the deployed bucket's CORS rule allows the web
 * app to. The file is long because every request that it understands is in it.
 */
public final class LocalFiles implements AutoCloseable {

    private static final DateTimeFormatter HTTP_TIME =
            DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.US).withZone(ZoneOffset.UTC);
    private static final String XML = "application/xml";

    private final Shelf shelf;
    private final UploadsInParts uploads;
    private final InstantSource clock;
    private final Credentials credentials;
    private final SignedQuery links;
    private final Loopback server;

    private LocalFiles(@Nullable Path directory, Credentials credentials, InstantSource clock) {
        this.shelf = new Shelf(directory);
        this.uploads = new UploadsInParts(shelf);
        this.clock = clock;
        this.credentials = credentials;
        this.links = new SignedQuery(credentials, clock);
        this.server = Loopback.serve(0, this::serve);
    }

    /** Starts with objects in {@code directory} or in memory; links expire by {@code clock}. */
    public static LocalFiles start(@Nullable Path directory, Credentials credentials, InstantSource clock) {
        return new LocalFiles(directory, credentials, clock);
    }

    /** Where the SDK's client finds it. */
    public URI endpoint() {
        return server.uri();
    }

    /** Ends the server; objects in a directory stay there. */
    @Override
    public void close() {
        server.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            allowBrowsers(exchange);
            try {
                if (exchange.getRequestMethod().equals("OPTIONS")) {
                    send(exchange, 200, XML, new byte[0]);
                    return;
                }
                authorize(exchange);
                var path = SignedQuery.decode(exchange.getRequestURI().getRawPath())
                        .substring(1);
                var slash = path.indexOf('/');
                if (slash < 0 || slash == path.length() - 1) {
                    bucket(exchange, slash < 0 ? path : path.substring(0, slash), body);
                } else {
                    object(exchange, path, body);
                }
            } catch (Refusal refusal) {
                var xml = "<Error><Code>" + refusal.code() + "</Code><Message>" + escape(refusal.text())
                        + "</Message></Error>";
                send(exchange, refusal.status(), XML, xml.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void authorize(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        @Nullable String authorization = headers.getFirst("Authorization");
        if (authorization == null) {
            if (!SignedQuery.query(exchange.getRequestURI()).containsKey("X-Amz-Signature")) {
                throw new Refusal(403, "AccessDenied", "Access Denied");
            }
            links.check(exchange.getRequestMethod(), exchange.getRequestURI(), headers::getFirst);
        } else if (!authorization.contains("Credential=" + credentials.accessKeyId() + "/")
                && !authorization.contains("Credential=ASIA")) {
            throw new Refusal(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist");
        }
    }

    private void bucket(HttpExchange exchange, String bucket, byte[] body) throws IOException {
        var query = SignedQuery.query(exchange.getRequestURI());
        switch (exchange.getRequestMethod()) {
            case "PUT", "HEAD" -> send(exchange, 200, XML, new byte[0]);
            case "GET" -> {
                var xml = query.containsKey("versions") ? versions(bucket, query) : list(bucket, query);
                send(exchange, 200, XML, xml.getBytes(StandardCharsets.UTF_8));
            }
            case "POST" -> {
                if (!query.containsKey("delete")) {
                    throw new Refusal(501, "NotImplemented", "POST");
                }
                send(exchange, 200, XML, deleteMany(bucket, body).getBytes(StandardCharsets.UTF_8));
            }
            default -> throw new Refusal(501, "NotImplemented", exchange.getRequestMethod());
        }
    }

    private void object(HttpExchange exchange, String key, byte[] body) throws IOException {
        var query = SignedQuery.query(exchange.getRequestURI());
        if (query.containsKey("uploads") || query.containsKey("uploadId")) {
            inParts(exchange, key, query, body);
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, key, body);
            case "GET", "HEAD" -> get(exchange, key);
            case "DELETE" -> {
                shelf.remove(key);
                send(exchange, 204, XML, new byte[0]);
            }
            default -> throw new Refusal(501, "NotImplemented", exchange.getRequestMethod());
        }
    }

    private void inParts(HttpExchange exchange, String key, Map<String, String> query, byte[] body) throws IOException {
        var id = query.getOrDefault("uploadId", "");
        var request = exchange.getRequestHeaders();
        var xml = switch (exchange.getRequestMethod()) {
            case "POST" ->
                query.containsKey("uploads")
                        ? "<InitiateMultipartUploadResult><UploadId>"
                                + uploads.begin(key, kept(request), clock.instant())
                                + "</UploadId></InitiateMultipartUploadResult>"
                        : uploads.join(key, id, body, clock.instant());
            case "PUT" -> {
                var bytes = AwsChunks.plain(request.getFirst("x-amz-content-sha256"), body);
                int number = Integer.parseInt(query.getOrDefault("partNumber", "0"));
                exchange.getResponseHeaders().set("ETag", uploads.part(key, id, number, bytes, clock.instant()));
                yield "";
            }
            case "GET" -> uploads.list(key, id);
            case "DELETE" -> {
                uploads.abort(key, id);
                yield "";
            }
            default -> throw new Refusal(501, "NotImplemented", exchange.getRequestMethod());
        };
        send(exchange, 200, XML, xml.getBytes(StandardCharsets.UTF_8));
    }

    /** What of a request's headers is kept with the object. */
    private static Map<String, String> kept(Headers request) {
        Map<String, String> kept = new TreeMap<>();
        request.forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-meta-") || lower.matches("content-(type|disposition|language)|cache-control")) {
                kept.put(lower, values.getFirst());
            }
        });
        return kept;
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        var request = exchange.getRequestHeaders();
        var bytes = AwsChunks.plain(request.getFirst("x-amz-content-sha256"), body);
        var kept = kept(request);
        @Nullable String source = request.getFirst("x-amz-copy-source");
        if (source != null) {
            var from = SignedQuery.decode(source.startsWith("/") ? source.substring(1) : source);
            var entry = existing(from);
            bytes = shelf.bytes(entry);
            if (!"REPLACE".equals(request.getFirst("x-amz-metadata-directive"))) {
                kept.clear();
                kept.putAll(entry.headers());
            }
        }
        if (!shelf.put(key, kept, bytes, clock.instant(), "*".equals(request.getFirst("if-none-match")))) {
            throw new Refusal(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        var entry = existing(key);
        exchange.getResponseHeaders().set("ETag", entry.etag());
        var answer = source == null
                ? ""
                : "<CopyObjectResult><ETag>" + escape(entry.etag()) + "</ETag><LastModified>" + entry.modified()
                        + "</LastModified></CopyObjectResult>";
        send(exchange, 200, XML, answer.getBytes(StandardCharsets.UTF_8));
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        var entry = existing(key);
        var answer = exchange.getResponseHeaders();
        entry.headers().forEach(answer::set);
        SignedQuery.query(exchange.getRequestURI()).forEach((name, value) -> {
            if (name.startsWith("response-")) {
                answer.set(name.substring("response-".length()), value);
            }
        });
        answer.set("ETag", entry.etag());
        answer.set("Last-Modified", HTTP_TIME.format(entry.modified()));
        answer.set("Accept-Ranges", "bytes");
        @Nullable String type = answer.getFirst("content-type");
        var bytes = shelf.bytes(entry);
        @Nullable String range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null && range.matches("bytes=\\d+-\\d*")) {
            var dash = range.indexOf('-');
            var from = Integer.parseInt(range.substring(6, dash));
            var to = dash == range.length() - 1 ? bytes.length - 1 : Integer.parseInt(range.substring(dash + 1));
            if (from >= bytes.length) {
                throw new Refusal(416, "InvalidRange", "The requested range is not satisfiable");
            }
            var last = Math.min(to, bytes.length - 1);
            answer.set("Content-Range", "bytes " + from + "-" + last + "/" + bytes.length);
            send(exchange, 206, type, Arrays.copyOfRange(bytes, from, last + 1));
            return;
        }
        send(exchange, 200, type == null ? "binary/octet-stream" : type, bytes);
    }

    private Shelf.Entry existing(String key) {
        return shelf.find(key).orElseThrow(() -> new Refusal(404, "NoSuchKey", "The specified key does not exist."));
    }

    private String list(String bucket, Map<String, String> query) {
        var limit = Integer.parseInt(query.getOrDefault("max-keys", "1000"));
        var root = bucket + "/";
        var after = query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""));
        var found = shelf.list(root + query.getOrDefault("prefix", ""), after.isEmpty() ? "" : root + after, limit + 1);
        var more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        var xml = new StringBuilder("<ListBucketResult><Name>" + bucket + "</Name><KeyCount>" + page.size()
                + "</KeyCount><IsTruncated>" + more + "</IsTruncated>");
        for (var entry : page) {
            xml.append("<Contents><Key>")
                    .append(escape(entry.key().substring(root.length())))
                    .append("</Key><LastModified>")
                    .append(entry.modified())
                    .append("</LastModified><ETag>")
                    .append(escape(entry.etag()))
                    .append("</ETag><Size>")
                    .append(entry.size())
                    .append("</Size></Contents>");
        }
        if (more) {
            xml.append("<NextContinuationToken>")
                    .append(escape(page.getLast().key().substring(root.length())))
                    .append("</NextContinuationToken>");
        }
        return xml.append("</ListBucketResult>").toString();
    }

    /** Of every object there is one version. */
    private String versions(String bucket, Map<String, String> query) {
        var root = bucket + "/";
        var xml = new StringBuilder("<ListVersionsResult><IsTruncated>false</IsTruncated>");
        for (var entry : shelf.list(root + query.getOrDefault("prefix", ""), "", 1000)) {
            xml.append("<Version><Key>")
                    .append(escape(entry.key().substring(root.length())))
                    .append("</Key><VersionId>null</VersionId></Version>");
        }
        return xml.append("</ListVersionsResult>").toString();
    }

    private String deleteMany(String bucket, byte[] body) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var keys = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(body))
                    .getElementsByTagName("Key");
            var xml = new StringBuilder("<DeleteResult>");
            for (var i = 0; i < keys.getLength(); i++) {
                var key = keys.item(i).getTextContent();
                shelf.remove(bucket + "/" + key);
                xml.append("<Deleted><Key>").append(escape(key)).append("</Key></Deleted>");
            }
            return xml.append("</DeleteResult>").toString();
        } catch (SAXException | ParserConfigurationException e) {
            throw new Refusal(400, "MalformedXML", "The XML you provided was not well-formed");
        }
    }

    private static void allowBrowsers(HttpExchange exchange) {
        var answer = exchange.getResponseHeaders();
        answer.set("Access-Control-Allow-Origin", "*");
        answer.set("Access-Control-Allow-Methods", "GET, HEAD, PUT");
        answer.set("Access-Control-Allow-Headers", "*");
        answer.set("Access-Control-Expose-Headers", "ETag, Content-Disposition");
    }

    private static void send(HttpExchange exchange, int status, @Nullable String type, byte[] body) throws IOException {
        var head = exchange.getRequestMethod().equals("HEAD");
        if (type != null) {
            exchange.getResponseHeaders().set("Content-Type", type);
        }
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
