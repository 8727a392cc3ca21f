package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.RawRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.RoutingKey;
import io.avaje.jsonb.Json;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/webhooks/ghl} and {@code /v1/webhooks/ghl/{eventType}}: an event of GoHighLevel, stored before
 * anything else is done. GoHighLevel has long sent again on 429 only, so whatever keeps an event from being stored answers
 * 429, and every other answer may be final:
 *
 * <ul>
 *   <li>{@code stored}: it is kept, and will be worked;
 *   <li>{@code duplicate}: it was kept before, by its {@code webhookId} or, where it has none, by its bytes, if they
 *       are the last that came of what it is about;
 *   <li>{@code ignored}: nothing is kept, because it is no event, is of a location that nobody connected, or was sent
 *       longer ago than GoHighLevel tries ({@code GHL_WEBHOOK_WINDOW_SECONDS}, two hours) and so may come from somebody
 *       who listened. It is answered 200, since an error would tell that somebody more.
 * </ul>
 */
public final class ReceiveGhlEvent implements Endpoint<RawRequest, ReceiveGhlEvent.Answer> {
    private static final List<String> KEPT_HEADERS = List.of("user-agent", "content-type", GhlSignature.HEADER);

    private final Platform platform;
    private final InboundEvents events;
    private final GhlSignature signature;

    @Inject
    ReceiveGhlEvent(Platform platform, InboundEvents events) {
        this.platform = platform;
        this.events = events;
        this.signature = new GhlSignature(platform.settings());
    }

    /** What became of an event. */
    @Json
    public record Answer(String status, @Nullable String id) {}

    @Override
    public Answer handle(Caller caller, RawRequest request) {
        try {
            if (!signature.holds(
                    request.body(), request.header(GhlSignature.HEADER).orElse(null))) {
                throw IntegrationProblems.BAD_SIGNATURE.problem();
            }
            var payload = Payload.parse(request.text());
            return payload == null ? ignored() : received(request, payload);
        } catch (RuntimeException e) {
            if (e instanceof Problem problem && problem.type().equals(IntegrationProblems.BAD_SIGNATURE)) {
                throw e;
            }
            throw IntegrationProblems.NOT_STORED
                    .problem()
                    .retryAfter(Duration.ofMinutes(10))
                    .causedBy(e);
        }
    }

    private Answer received(RawRequest request, Payload payload) {
        var now = platform.clock().now();
        var sentAt = payload.instant("timestamp");
        var location = payload.locationId();
        if (location == null || (sentAt != null && sentAt.isBefore(now.minus(window())))) {
            return ignored();
        }
        var routed = platform.directory().find(RoutingKey.external(IntegrationTemplates.GOHIGHLEVEL, location));
        if (routed.isEmpty()) {
            return ignored();
        }
        var event = event(request, payload, location, sentAt, now);
        var inbox = events.of(routed.get().tenant());
        // Bytes without an id and a time of their own may come again and mean it: a tag put on, off and on.
        var known = payload.text("webhookId") == null && sentAt == null
                ? inbox.storeUnnamed(event, payload.subject(event.type()), request.text(), window())
                : inbox.store(event, request.text());
        return new Answer(known.isNew() ? "stored" : "duplicate", known.id());
    }

    private static InboundEvent event(
            RawRequest request, Payload payload, String location, @Nullable Instant sentAt, Instant now) {
        var type = Objects.requireNonNullElse(
                payload.text("type", 60), request.pathParameters().getOrDefault("eventType", "unknown"));
        var webhookId = payload.text("webhookId");
        var providerEventId = webhookId == null ? "sha256:" + InboxKeys.hex(request.body()) : webhookId;
        var headers = new TreeMap<String, String>();
        KEPT_HEADERS.forEach(name -> request.header(name).ifPresent(value -> headers.put(name, cut(value))));
        return new InboundEvent(
                InboxKeys.id("ghl", providerEventId),
                "ghl",
                cut(type),
                providerEventId,
                location,
                Map.copyOf(headers),
                null,
                null,
                "",
                new InboundEvent.SignatureNote(GhlSignature.SCHEME, true),
                sentAt == null ? payload.changedAt(type) : sentAt,
                now,
                EventState.RECEIVED,
                0,
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }

    private Duration window() {
        return Duration.ofSeconds(Long.parseLong(platform.settings().get("GHL_WEBHOOK_WINDOW_SECONDS", "7200")));
    }

    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private static Answer ignored() {
        return new Answer("ignored", null);
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerIntegrationsComponent.factory().create(platform).receiveGhlEvent());
        }
    }
}
