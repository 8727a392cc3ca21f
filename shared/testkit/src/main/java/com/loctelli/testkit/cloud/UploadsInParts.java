package com.loctelli.testkit.cloud;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Objects that come in parts. Parts lie on the shelf under a bucket that no request can name, until they are joined or
 * given up; S3's rules hold: a part that comes again replaces itself, all but the last have 5 MiB or more.
 */
final class UploadsInParts {
    private static final String ROOT = ".uploads/";
    private static final long SMALLEST = 5L * 1024 * 1024;

    private final Shelf shelf;

    UploadsInParts(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Begins an upload of the object; returns its id. */
    String begin(String key, Map<String, String> headers, Instant now) {
        var id = UUID.randomUUID().toString().replace("-", "");
        var kept = new TreeMap<>(headers);
        kept.put("x-upload-of", key);
        shelf.put(ROOT + id + "/", kept, new byte[0], now, false);
        return id;
    }

    /** Keeps a part; returns its etag. */
    String part(String key, String id, int number, byte[] bytes, Instant now) {
        need(key, id);
        var place = place(id, number);
        shelf.put(place, Map.of(), bytes, now, false);
        return shelf.find(place).orElseThrow().etag();
    }

    /** The parts that are there, as S3 lists them. */
    String list(String key, String id) {
        need(key, id);
        var xml = new StringBuilder("<ListPartsResult><UploadId>" + id + "</UploadId><IsTruncated>false</IsTruncated>");
        for (var part : parts(id)) {
            xml.append("<Part><PartNumber>")
                    .append(number(part))
                    .append("</PartNumber><ETag>")
                    .append(part.etag().replace("\"", "&quot;"))
                    .append("</ETag><Size>")
                    .append(part.size())
                    .append("</Size></Part>");
        }
        return xml.append("</ListPartsResult>").toString();
    }

    /** Makes the object of the parts that the request names. */
    String join(String key, String id, byte[] request, Instant now) throws IOException {
        var headers = new TreeMap<>(need(key, id).headers());
        headers.remove("x-upload-of");
        var named = named(request);
        var whole = new ByteArrayOutputStream();
        for (int i = 0; i < named.size(); i++) {
            var part = shelf.find(place(id, named.get(i)))
                    .orElseThrow(() -> new Refusal(400, "InvalidPart", "One or more of the parts could not be found"));
            if (i < named.size() - 1 && part.size() < SMALLEST) {
                throw new Refusal(
                        400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }
            whole.write(shelf.bytes(part));
        }
        shelf.put(key, headers, whole.toByteArray(), now, false);
        end(id);
        return "<CompleteMultipartUploadResult><ETag>"
                + shelf.find(key).orElseThrow().etag().replace("\"", "&quot;")
                + "</ETag></CompleteMultipartUploadResult>";
    }

    /** Gives the upload up. */
    void abort(String key, String id) {
        need(key, id);
        end(id);
    }

    private void end(String id) {
        parts(id).forEach(part -> shelf.remove(part.key()));
        shelf.remove(ROOT + id + "/");
    }

    private Shelf.Entry need(String key, String id) {
        return shelf.find(ROOT + id + "/")
                .filter(entry -> key.equals(entry.headers().get("x-upload-of")))
                .orElseThrow(() -> new Refusal(404, "NoSuchUpload", "The specified upload does not exist"));
    }

    private List<Shelf.Entry> parts(String id) {
        return shelf.list(ROOT + id + "/", ROOT + id + "/", 10_000);
    }

    private static String place(String id, int number) {
        return ROOT + id + "/" + "%05d".formatted(number);
    }

    private static int number(Shelf.Entry part) {
        return Integer.parseInt(part.key().substring(part.key().lastIndexOf('/') + 1));
    }

    private static List<Integer> named(byte[] request) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var found = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(request))
                    .getElementsByTagName("PartNumber");
            var numbers = new ArrayList<Integer>();
            for (int i = 0; i < found.getLength(); i++) {
                if (found.item(i) instanceof Element element) {
                    numbers.add(Integer.valueOf(element.getTextContent().strip()));
                }
            }
            if (numbers.isEmpty()) {
                throw new Refusal(400, "MalformedXML", new String(request, StandardCharsets.UTF_8));
            }
            return numbers;
        } catch (SAXException | ParserConfigurationException e) {
            throw new Refusal(400, "MalformedXML", "The XML you provided was not well-formed");
        }
    }
}
