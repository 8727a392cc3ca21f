package com.loctelli.access.passwords;

import com.loctelli.access.letters.LetterKind;
import com.loctelli.access.letters.Letters;
import com.loctelli.access.signin.SignIn;
import com.loctelli.access.throttle.RateLimit;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/auth/password-reset}: asks for a link by which the holder of an address chooses another password. The
 * answer, its time and what is counted are the same whether or not anybody has the address: who has it is looked up by
 * a worker.
 */
public final class AskPasswordReset implements Endpoint<AskPasswordReset.Request, Reply.NoContent<NoRequest>> {
    private static final long MOST_OF_A_SOURCE = 10;
    private static final long MOST_FOR_AN_ADDRESS = 2;

    private final Letters letters;
    private final RateLimit sources;
    private final RateLimit addresses;

    @Inject
    AskPasswordReset(Platform platform, Letters letters) {
        this.letters = letters;
        this.sources = new RateLimit(platform, "reset-source", MOST_OF_A_SOURCE);
        this.addresses = new RateLimit(platform, "reset-address", MOST_FOR_AN_ADDRESS);
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        var norm = SignIn.norm(request.email());
        sources.take(RequestScope.current().sourceIp());
        addresses.take(norm);
        letters.toAddress(LetterKind.RESET_PASSWORD, "user", norm);
        return new Reply.NoContent<>();
    }

    /** The address. */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 254) String email) {

        /** Masked: an address must not reach a log. */
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerPasswordsComponent.factory().create(platform).askPasswordReset());
        }
    }
}
