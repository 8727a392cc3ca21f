package com.loctelli.messaging.senders;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.Texts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code PATCH /v1/senders/{id}}: names a number, pauses it, lets one send again that was paused or that the carrier
 * blocked, makes it the default, or says how much it may send, how fast and to whom, and how it is registered.
 */
public final class ChangeSender implements Endpoint<ChangeSender.Request, SenderNumber> {
    private final Platform platform;
    private final Senders senders;
    private final Texts texts;

    @Inject
    ChangeSender(Platform platform, Senders senders, Texts texts) {
        this.platform = platform;
        this.senders = senders;
        this.texts = texts;
    }

    @Override
    public SenderNumber handle(Caller caller, Request request) {
        return senders.change(
                caller.tenant(),
                request.id(),
                new SenderChange(
                        request.label(),
                        request.health(),
                        Boolean.TRUE.equals(request.isDefault()),
                        request.messagingServiceSid(),
                        request.dailyCap(),
                        request.warmUp() == null ? null : ramp(caller.tenant(), request.warmUp()),
                        request.a2p(),
                        request.pool(),
                        request.throughput(),
                        removed()));
    }

    /** What is taken away of the number, whose warm-up is its ramp. */
    private static Set<String> removed() {
        return RequestScope.current().removed().stream()
                .map(pointer -> pointer.equals("/warmUp") ? "/ramp" : pointer)
                .collect(Collectors.toSet());
    }

    private Ramp ramp(Tenant tenant, WarmUp wanted) {
        var from = wanted.from();
        return new Ramp(
                from == null
                        ? LocalDate.ofInstant(
                                platform.clock().now(), texts.of(tenant).zone())
                        : from,
                wanted.firstDay(),
                wanted.growthPct());
    }

    /** A warm-up that begins on a day of the sub-account's own time, today where none is named. */
    @Json
    @Valid
    public record WarmUp(
            @Nullable LocalDate from,
            @Range(min = 1, max = 100_000) int firstDay,
            @Range(min = 0, max = 400) int growthPct) {}

    /** What changes; null takes away. */
    @Json
    @Valid
    public record Request(
            String id,
            @Removable @Nullable @Size(max = 80) String label,
            @Nullable @Pattern(regexp = "active|paused") String health,
            @Nullable Boolean isDefault,

            @Removable @Nullable @Pattern(regexp = "MG[0-9a-f]{32}")
            String messagingServiceSid,

            @Removable @Nullable @Range(min = 1, max = 1_000_000)
            Integer dailyCap,

            @Removable @Nullable @Valid WarmUp warmUp,
            @Removable @Nullable @Valid Registration a2p,
            @Removable @Nullable @Size(max = 60) String pool,
            @Removable @Nullable @Valid Throughput throughput) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerSendersComponent.factory().create(platform).changeSender());
        }
    }
}
