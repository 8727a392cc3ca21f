package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/leads/{id}/notes}: keeps a note about a lead. */
public final class AddNote implements Endpoint<AddNote.Request, Reply.Created<Note>> {
    private final Leads leads;

    @Inject
    AddNote(Leads leads) {
        this.leads = leads;
    }

    @Override
    public Reply.Created<Note> handle(Caller caller, Request request) {
        return new Reply.Created<>(leads.of(caller.tenant()).addNote(request.id(), request.text(), caller.actor()));
    }

    /** The note. */
    @Json
    @Valid
    public record Request(
            String id, @NotBlank @Size(max = 4000) String text) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).addNote());
        }
    }
}
