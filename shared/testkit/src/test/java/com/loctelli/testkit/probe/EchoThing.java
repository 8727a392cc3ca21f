package com.loctelli.testkit.probe;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.json.Shape;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code POST /things/{id}}, for the edge's tests: answers what it was given, and can fail in every way. */
public final class EchoThing implements Endpoint<EchoThing.Request, Reply.Created<EchoThing.Answer>> {
    public final AtomicInteger calls = new AtomicInteger();

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        faults.unless(request.name().length() != 3, "/name", "must not have three letters");
        faults.unless(request.labels() == null || request.labels().size() < 2, "/labels", "must be one at most");
    }

    @Override
    public Reply.Created<Answer> handle(Caller caller, Request request) {
        int call = calls.incrementAndGet();
        switch (request.name()) {
            case "missing" -> throw ProblemType.NOT_FOUND.problem();
            case "broken" -> throw new IllegalStateException("secret +15550001111 inside");
            default -> {
                // answered below
            }
        }
        return new Reply.Created<>(
                new Answer(
                        request.id(),
                        request.name(),
                        call,
                        caller.actor().id(),
                        request.measures().length(),
                        RequestScope.current().removed().stream().sorted().toList()),
                7L);
    }

    /** What a thing looks like. */
    public enum Colour {
        RED,
        DARK_BLUE;

        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }

    /** The request. */
    @Json
    @Valid
    public record Request(
            String id,
            @NotBlank @Size(max = 10) String name,
            @Nullable @Range(min = 1, max = 5) Integer count,
            @Removable @Nullable Colour colour,
            @Nullable Instant at,
            @Nullable ZoneId zone,
            @Nullable @Valid Part part,
            @Nullable @Valid List<Part> parts,
            @Removable @Nullable Map<String, String> labels,
            @Inline @Valid Measures measures) {}

    /** What other requests might ask too. */
    @Json
    @Valid
    public record Measures(
            @Removable @Nullable @Range(min = 1, max = 100) Integer length,
            @Nullable @Valid Part lid) {}

    /** A part of it. */
    @Json
    @Valid
    public record Part(@NotBlank String label) {}

    /** The answer. */
    @Json
    public record Answer(
            String id,
            String name,
            int call,
            @Nullable String by,
            @Nullable Integer length,
            List<String> removed) {}
}
