package com.loctelli.access.agency;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.Sha256;
import com.loctelli.access.admins.AdminUser;
import com.loctelli.access.credentials.Credential;
import com.loctelli.access.credentials.PasswordRule;
import com.loctelli.access.credentials.Passwords;
import com.loctelli.access.signin.SignIn;
import com.loctelli.access.signin.SignedIn;
import com.loctelli.access.throttle.RateLimit;
import com.loctelli.contact.EmailAddress;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/admin/auth/register}: makes an admin of who has a code of a super-admin's, and signs in. Of several
 * who use a code's last place at once exactly one becomes an admin. A code ends with the right of who gave it out.
 */
public final class AdminRegister implements Endpoint<AdminRegister.Request, Reply.WithCookies<SignedIn>> {
    private static final long MOST_OF_A_SOURCE = 5;

    private final Platform platform;
    private final SignIn signIn;
    private final Passwords passwords;
    private final RateLimit sources;

    @Inject
    AdminRegister(Platform platform, SignIn signIn) {
        this.platform = platform;
        this.signIn = signIn;
        this.passwords = new Passwords(platform.settings());
        this.sources = new RateLimit(platform, "admin-register", MOST_OF_A_SOURCE);
    }

    @Override
    public Reply.WithCookies<SignedIn> handle(Caller caller, Request request) {
        sources.take(RequestScope.current().sourceIp());
        var rows = platform.directory().platformRows();
        var codeKey = AdminCode.key(Sha256.hex(request.code()));
        var code = rows.get(codeKey, AdminCode.class);
        if (code == null || !code.value().isOpen(platform.clock().now())) {
            throw AccessProblems.INVITATION_ENDED.problem();
        }
        var email = EmailAddress.parse(request.email())
                .orElseThrow(() -> Problem.field("/email", "value", "must be an e-mail address"));
        PasswordRule.ADMIN.check("/password", request.password(), List.of(email.norm(), request.name()));
        var id = platform.ids().next("adm");
        var by = Actor.admin(code.value().createdByAdminId());
        var admin = new AdminUser(
                request.name().strip(),
                email.given(),
                email.norm(),
                code.value().role(),
                true,
                null,
                1,
                0);
        var credential = Credential.of(
                passwords.hash(request.password()), platform.clock().now());
        platform.database()
                .commit(
                        rows.upsert(codeKey, new Update().add("uses", 1))
                                .when(Condition.present("role")
                                        .and(Condition.absent("revokedAt"))
                                        .and(Condition.lessThan(
                                                "uses", code.value().maxUses())))
                                .otherwise(AccessProblems.INVITATION_ENDED),
                        rows.check(AdminUser.key(code.value().createdByAdminId()), AdminUser.IS_SUPER)
                                .otherwise(AccessProblems.INVITATION_ENDED),
                        rows.insert(AdminUser.emailKey(email.norm()), new AdminUser.Address(id), by)
                                .otherwise(AccessProblems.EMAIL_TAKEN),
                        rows.insert(AdminUser.key(id), admin, by),
                        rows.insert(Credential.key(id), credential, by));
        return signIn.newcomer(signIn.admins(), id).reply(request.tokens());
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
            super(platform, DaggerAgencyComponent.factory().create(platform).adminRegister());
        }
    }
}
