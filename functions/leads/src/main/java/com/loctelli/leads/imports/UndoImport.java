package com.loctelli.leads.imports;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/**
 * {@code POST /v1/imports/{id}/undo}: takes back what an import did, within seven days; what one did that could not be
 * read to its end, too. What its persons had agreed to stays entered: a ledger takes nothing back.
 */
public final class UndoImport implements Endpoint<UndoImport.Request, Reply.Accepted<ImportView>> {
    private final Imports imports;

    @Inject
    UndoImport(Imports imports) {
        this.imports = imports;
    }

    @Override
    public Reply.Accepted<ImportView> handle(Caller caller, Request request) {
        return new Reply.Accepted<>(ImportView.of(imports.of(caller.tenant()).undo(request.id())));
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 60) String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerImportsComponent.factory().create(platform).undoImport());
        }
    }
}
