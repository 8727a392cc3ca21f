package com.loctelli.messaging.senders;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.Texts;
import javax.inject.Inject;

/** {@code GET /v1/senders}: the numbers that the sub-account texts from. */
public final class ListSenders implements Endpoint<NoRequest, Page<SenderNumber>> {
    private final Texts texts;

    @Inject
    ListSenders(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Page<SenderNumber> handle(Caller caller, NoRequest request) {
        return Page.of(texts.of(caller.tenant()).senders());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerSendersComponent.factory().create(platform).listSenders());
        }
    }
}
