package com.loctelli.transfers.exports;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/sub-account/exports}: begins an export of everything that is kept of the sub-account, as JSON Lines
 * with its files. Secrets and credentials stay behind. The archive of the export before is taken away; where an export
 * is under way, the answer is that one.
 */
public final class StartExport implements Endpoint<NoRequest, Reply.Accepted<ExportView>> {
    private final Exports exports;

    @Inject
    StartExport(Exports exports) {
        this.exports = exports;
    }

    @Override
    public Reply.Accepted<ExportView> handle(Caller caller, NoRequest request) {
        return new Reply.Accepted<>(ExportView.of(exports.begin(caller.tenant(), caller.actor()), null));
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerExportsComponent.factory().create(platform).startExport());
        }
    }
}
