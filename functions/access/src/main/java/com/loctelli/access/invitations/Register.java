package com.loctelli.access.invitations;

import com.loctelli.access.letters.LetterKind;
import com.loctelli.access.letters.Letters;
import com.loctelli.access.signin.SignIn;
import com.loctelli.access.signin.SignedIn;
import com.loctelli.access.throttle.RateLimit;
import com.loctelli.access.users.Addresses;
import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/auth/register}: makes the account of who has an invitation's code, and signs in. Of several who use
 * the last place at once exactly one gets it; the others are answered {@code access/invitation-ended} and nothing of
 * theirs is kept. Where the sub-account asks for a second factor, the account is made and the answer is the one that
 * signing in would give.
 */
public final class Register implements Endpoint<Register.Request, Reply.WithCookies<SignedIn>> {
    private static final long MOST_OF_A_SOURCE = 10;

    private final Invitations invitations;
    private final Users users;
    private final Addresses addresses;
    private final SignIn signIn;
    private final Letters letters;
    private final RateLimit sources;

    @Inject
    Register(Platform platform, Invitations invitations, Users users, SignIn signIn, Letters letters) {
        this.invitations = invitations;
        this.users = users;
        this.addresses = new Addresses(platform);
        this.signIn = signIn;
        this.letters = letters;
        this.sources = new RateLimit(platform, "register", MOST_OF_A_SOURCE);
    }

    @Override
    public Reply.WithCookies<SignedIn> handle(Caller caller, Request request) {
        sources.take(RequestScope.current().sourceIp());
        var found = invitations.open(request.code());
        var invited = found.invitation().email();
        if (invited != null && !invited.equals(SignIn.norm(request.email()))) {
            throw Problem.field("/email", "value", "must be the address that was invited");
        }
        var user = new NewUser(
                request.name(),
                request.email(),
                request.password(),
                found.invitation().role());
        var prepared = users.of(found.tenant())
                .prepare(user, Actor.user(found.invitation().invitedBy()), "");
        var writes = new ArrayList<>(prepared.writes());
        writes.addAll(invitations.use(found));
        addresses.claim(prepared, List.of(), () -> writes);
        letters.tell(LetterKind.VERIFY_ADDRESS, "user", prepared.id());
        return signIn.newcomer(signIn.users(), prepared.id()).reply(request.tokens());
    }

    /**
     * The account.
     *
     * @param tokens whether the answer holds the tokens too, for a client that keeps no cookies
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String code,
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 1000) String password,
            @Nullable Boolean tokens) {

        /** Masked: a password or code must not reach a log. */
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
            super(
                    platform,
                    DaggerInvitationsComponent.factory().create(platform).register());
        }
    }
}
