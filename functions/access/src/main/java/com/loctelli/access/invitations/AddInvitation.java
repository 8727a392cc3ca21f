package com.loctelli.access.invitations;

import com.loctelli.access.letters.Letters;
import com.loctelli.access.users.TenantUsers;
import com.loctelli.contact.EmailAddress;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/invitations}: lets somebody come into the sub-account by themselves, with at most the caller's own
 * role. The answer shows the code, once; where an address is named it is mailed there too, and serves nobody else.
 */
public final class AddInvitation implements Endpoint<AddInvitation.Request, Reply.Created<InvitationView>> {
    private static final int USUAL_HOURS = 7 * 24;

    private final Invitations invitations;
    private final Letters letters;

    @Inject
    AddInvitation(Invitations invitations, Letters letters) {
        this.invitations = invitations;
        this.letters = letters;
    }

    @Override
    public Reply.Created<InvitationView> handle(Caller caller, Request request) {
        var user = caller.user();
        if (!TenantUsers.mayManage(user.role(), request.role())) {
            throw Problem.needing("role:" + request.role().wire()).detail("Nobody gives a role above his own");
        }
        int uses = Objects.requireNonNullElse(request.maxUses(), 1);
        var life = Duration.ofHours(Objects.requireNonNullElse(request.expiresInHours(), USUAL_HOURS));
        var address = address(request, uses);
        var made = invitations.add(user, request.role(), address == null ? null : address.norm(), uses, life);
        if (address != null) {
            letters.invited(user.tenant(), address.given(), made.id(), Objects.requireNonNull(made.code()));
        }
        return new Reply.Created<>(made);
    }

    @Override
    public boolean keepsAnswers() {
        return false;
    }

    private static @Nullable EmailAddress address(Request request, int uses) {
        if (request.email() == null) {
            return null;
        }
        if (uses != 1) {
            throw Problem.field("/maxUses", "value", "must be 1 where an address is named");
        }
        return EmailAddress.parse(request.email())
                .orElseThrow(() -> Problem.field("/email", "value", "must be an e-mail address"));
    }

    /**
     * The invitation.
     *
     * @param email the only address that may use it, and where it is mailed; anybody may who has the code where absent
     * @param role what who comes in is
     * @param maxUses one where absent
     * @param expiresInHours a week where absent
     */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(max = 254) String email,
            Role role,
            @Nullable @Min(1) @Max(100) Integer maxUses,
            @Nullable @Min(1) @Max(720) Integer expiresInHours) {

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
            super(
                    platform,
                    DaggerInvitationsComponent.factory().create(platform).addInvitation());
        }
    }
}
