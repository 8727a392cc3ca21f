package com.loctelli.access.users;

import com.loctelli.access.letters.LetterKind;
import com.loctelli.access.letters.Letters;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/users}: a new person in the sub-account, of at most the caller's own role. The person is mailed a link
 * that shows the address to be theirs.
 */
public final class AddUser implements Endpoint<AddUser.Request, Reply.Created<UserView>> {
    private final Users users;
    private final Letters letters;

    @Inject
    AddUser(Users users, Letters letters) {
        this.letters = letters;
        this.users = users;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.user().check("", faults);
    }

    @Override
    public Reply.Created<UserView> handle(Caller caller, Request request) {
        if (!TenantUsers.mayManage(caller.user().role(), request.role())) {
            throw Problem.needing("role:" + request.role().wire()).detail("Nobody gives a role above his own");
        }
        var added = users.of(caller.tenant()).add(request.user(), caller.actor());
        letters.tell(LetterKind.VERIFY_ADDRESS, "user", added.id());
        return new Reply.Created<>(added, 1L);
    }

    /** The person; the password is checked against the rule for users. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 1000) String password,
            Role role) {

        NewUser user() {
            return new NewUser(name, email, password, role);
        }

        /** Masked: a password must not reach a log. */
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
            super(platform, DaggerUsersComponent.factory().create(platform).addUser());
        }
    }
}
