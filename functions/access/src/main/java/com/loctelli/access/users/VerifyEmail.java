package com.loctelli.access.users;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.credentials.LinkText;
import com.loctelli.access.credentials.Links;
import com.loctelli.access.throttle.RateLimit;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/auth/verify-email}: notes that an address is its user's, who holds the link that was mailed there. The
 * link serves once; one that was used, has expired or is none is answered {@code access/link-ended}.
 */
public final class VerifyEmail implements Endpoint<VerifyEmail.Request, Reply.NoContent<NoRequest>> {
    private static final long MOST_OF_A_SOURCE = 10;

    private final Platform platform;
    private final Links links;
    private final RateLimit sources;

    @Inject
    VerifyEmail(Platform platform) {
        this.platform = platform;
        this.links = Links.ofVerification(platform);
        this.sources = new RateLimit(platform, "verify-confirm", MOST_OF_A_SOURCE);
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        sources.take(RequestScope.current().sourceIp());
        var link = LinkText.parse(request.token());
        var tenant = platform.directory()
                .find(Addresses.byId(link.principalId()))
                .orElseThrow(AccessProblems.LINK_ENDED::problem)
                .tenant();
        var rows = platform.database().table(TableName.ACCESS).of(tenant);
        links.check(rows, link);
        platform.database()
                .commit(
                        links.spend(rows, link),
                        rows.update(
                                TenantUsers.key(link.principalId()),
                                new Update()
                                        .setOnce(
                                                "emailVerifiedAt",
                                                platform.clock().now())));
        return new Reply.NoContent<>();
    }

    /**
     * The link.
     *
     * @param token what stands in it
     */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 200) String token) {

        /** Masked: a token must not reach a log. */
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
            super(platform, DaggerUsersComponent.factory().create(platform).verifyEmail());
        }
    }
}
