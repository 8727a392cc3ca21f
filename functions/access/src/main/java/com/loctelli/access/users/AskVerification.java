package com.loctelli.access.users;

import com.loctelli.access.letters.LetterKind;
import com.loctelli.access.letters.Letters;
import com.loctelli.access.throttle.RateLimit;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/auth/verify-email/request}: mails the caller a link that shows the address to be theirs. */
public final class AskVerification implements Endpoint<NoRequest, Reply.NoContent<NoRequest>> {
    private static final long MOST = 2;

    private final Letters letters;
    private final RateLimit limit;

    @Inject
    AskVerification(Platform platform, Letters letters) {
        this.letters = letters;
        this.limit = new RateLimit(platform, "verify-ask", MOST);
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, NoRequest request) {
        var id = caller.user().id();
        limit.take(id);
        letters.to(LetterKind.VERIFY_ADDRESS, "user", id);
        return new Reply.NoContent<>();
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerUsersComponent.factory().create(platform).askVerification());
        }
    }
}
