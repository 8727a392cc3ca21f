package com.loctelli.subaccounts.erasure;

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

/** {@code DELETE /v1/admin/sub-accounts/{id}?confirm=slug}: erases a sub-account and everything that is kept of it. */
public final class DeleteSubAccount implements Endpoint<DeleteSubAccount.Request, Reply.Accepted<ErasureView>> {
    private final Platform platform;
    private final Erasures erasures;

    @Inject
    DeleteSubAccount(Platform platform, Erasures erasures) {
        this.platform = platform;
        this.erasures = erasures;
    }

    @Override
    public Reply.Accepted<ErasureView> handle(Caller caller, Request request) {
        var tenant = platform.directory().administered(caller.admin(), request.id());
        return new Reply.Accepted<>(ErasureView.of(erasures.begin(tenant, request.confirm(), caller.actor())));
    }

    /** Which one.
     *
     * @param confirm its slug once more, since this cannot be undone
     */
    @Json
    @Valid
    public record Request(
            String id, @NotBlank @Size(max = 63) String confirm) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerErasureComponent.factory().create(platform).deleteSubAccount());
        }
    }
}
