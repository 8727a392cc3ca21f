package com.loctelli.operations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.RawRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** Answers every call that is no route of the API: 404 in the API's own form, where the gateway would use its own. */
public final class RefuseUnknownPath implements Endpoint<RawRequest, Reply.NoContent<NoRequest>> {
    @Inject
    RefuseUnknownPath() {}

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, RawRequest request) {
        throw ProblemType.NOT_FOUND.problem("The API has no such method and path");
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerOperationsComponent.factory().create(platform).refuseUnknownPath());
        }
    }
}
