package com.loctelli.subaccounts.erasure;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/admin/jobs/{id}}: how far a sub-account's erasure has come, and its certificate once it is done. */
public final class ShowErasure implements Endpoint<ShowErasure.Request, ErasureView> {
    private final Erasures erasures;

    @Inject
    ShowErasure(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public ErasureView handle(Caller caller, Request request) {
        return ErasureView.of(erasures.need(request.id()).value());
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerErasureComponent.factory().create(platform).showErasure());
        }
    }
}
