package com.loctelli.access.invitations;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.Sha256;
import com.loctelli.access.users.TenantUsers;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RoutingFact;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The invitations of sub-accounts. The directory's way to an invitation is made first: without the invitation's row it
 * leads nowhere, so a stop between the two leaves nothing that anybody could enter by.
 */
final class Invitations {
    private static final Duration KEPT_AFTER = Duration.ofDays(30);
    private static final String ID = "invitation";

    private final Platform platform;

    @Inject
    Invitations(Platform platform) {
        this.platform = platform;
    }

    /** An invitation that a code leads to. */
    record Found(Tenant tenant, String id, Invitation invitation) {}

    /** A new invitation; the answer holds its code in clear, which nothing does afterwards. */
    InvitationView add(Caller.User by, Role role, @Nullable String email, int maxUses, Duration life) {
        var now = platform.clock().now();
        var id = platform.ids().next("inv");
        var code = platform.ids().token();
        var invitation = new Invitation(Sha256.hex(code), email, role, maxUses, 0, now.plus(life), by.id(), null);
        var fact = new RoutingFact(by.tenant().id().value(), Map.of(ID, id));
        platform.database()
                .commit(platform.directory()
                        .platformRows()
                        .insert(routing(invitation.codeHash()).value(), fact, by.actor())
                        .expires(invitation.expiresAt()));
        platform.database()
                .commit(rows(by.tenant())
                        .insert(Invitation.key(id), invitation, by.actor())
                        .expires(invitation.expiresAt().plus(KEPT_AFTER)));
        return InvitationView.of(id, invitation, now, now, code);
    }

    /** A page of the tenant's invitations, ended ones of the last month too. */
    Page<InvitationView> list(Tenant tenant, @Nullable String cursor, int limit) {
        var now = platform.clock().now();
        return rows(tenant)
                .query(Query.prefix(Invitation.PREFIX).limit(limit).after(cursor), Invitation.class)
                .map(stored -> InvitationView.of(stored, now));
    }

    /** Takes an invitation back; nothing happens where it was. 404 where the tenant has none of that id. */
    void revoke(Tenant tenant, String id) {
        var found = rows(tenant).need(Invitation.key(id), Invitation.class).value();
        platform.database()
                .commit(rows(tenant)
                        .update(
                                Invitation.key(id),
                                new Update()
                                        .setOnce("revokedAt", platform.clock().now())));
        platform.directory().release(routing(found.codeHash()), tenant);
    }

    /** The invitation that the code opens now; 404 for none, {@code access/invitation-ended} for one that has ended. */
    Found open(String code) {
        var hash = Sha256.hex(code);
        var routed = platform.directory().find(routing(hash)).orElseThrow(ProblemType.NOT_FOUND::problem);
        var id = routed.facts().getOrDefault(ID, "");
        var found =
                rows(routed.tenant()).need(Invitation.key(id), Invitation.class).value();
        if (!found.codeHash().equals(hash)) {
            throw ProblemType.NOT_FOUND.problem();
        }
        if (!found.isOpen(platform.clock().now())) {
            throw AccessProblems.INVITATION_ENDED.problem();
        }
        return new Found(routed.tenant(), id, found);
    }

    /**
     * The writes that use the invitation once; of several at once only as many are made as are left, and none where who
     * invites could not do so any more.
     */
    List<Write> use(Found found) {
        var rows = rows(found.tenant());
        var invitation = found.invitation();
        return List.of(
                rows.upsert(Invitation.key(found.id()), new Update().add("uses", 1))
                        .when(Condition.present("codeHash")
                                .and(Condition.absent("revokedAt"))
                                .and(Condition.lessThan("uses", invitation.maxUses())))
                        .otherwise(AccessProblems.INVITATION_ENDED),
                rows.check(TenantUsers.key(invitation.invitedBy()), TenantUsers.mayGive(invitation.role()))
                        .otherwise(AccessProblems.INVITATION_ENDED));
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.ACCESS).of(tenant);
    }

    private static RoutingKey routing(String hash) {
        return new RoutingKey("INVITE#" + hash);
    }
}
