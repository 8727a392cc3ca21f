package com.loctelli.subaccounts;

import com.loctelli.access.users.Addresses;
import com.loctelli.access.users.PreparedUser;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Opens a sub-account: claims its name and its owner's address in one transaction, furnishes it, writes the sub-account
 * and the owner in another transaction, and lists it last. Where something fails before the sub-account is there, all
 * before it is undone; where the process stops in between, the claims are orphans, which the next who wants the name or
 * the address gets.
 */
public final class Opening {
    private static final String PLAN = "standard";

    private final Platform platform;
    private final Users users;
    private final SubAccounts subAccounts;

    @Inject
    Opening(Platform platform, Users users, SubAccounts subAccounts) {
        this.platform = platform;
        this.users = users;
        this.subAccounts = subAccounts;
    }

    /** What is put into a sub-account before it opens. */
    public interface Furnishing {
        /** Furnishes the tenant, whose owner will have this id. */
        void furnish(Tenant tenant, String ownerId);

        /** Takes away again what was put there, all or as far as it came: the sub-account does not open. */
        void clear();
    }

    /** It begins empty. */
    private record Nothing() implements Furnishing {
        @Override
        public void furnish(Tenant tenant, String ownerId) {
            // Nothing is put there.
        }

        @Override
        public void clear() {
            // Nothing was put there.
        }
    }

    /** The sub-account with its owner. */
    SubAccountView open(Caller.Admin admin, CreateSubAccount.Request request) {
        return open(admin, request, SubAccountSettings.DEFAULTS, PLAN, new Nothing());
    }

    /** The sub-account with its owner, of such settings and such a plan, furnished before anybody can enter. */
    public SubAccountView open(
            Caller.Admin admin,
            CreateSubAccount.Request request,
            SubAccountSettings settings,
            String plan,
            Furnishing furnishing) {
        var id = new SubAccountId(platform.ids().next("sa"));
        var subAccount = subAccount(id, admin, request, settings, plan);
        subAccounts.freeOrphan(request.slug());
        var tenant = platform.directory().register(admin, id);
        try {
            var owner = users.of(tenant).prepare(request.owner().user(), admin.actor(), "/owner");
            var slug = new Addresses.Claim(RoutingKey.slug(request.slug()), SubAccountProblems.SLUG_TAKEN);
            new Addresses(platform).claim(owner, List.of(slug), () -> {
                furnishing.furnish(tenant, owner.id());
                return writes(tenant, subAccount, owner, admin);
            });
            var stored = subAccounts.of(tenant).stored();
            new Listing(platform).put(stored);
            return SubAccountView.of(
                    stored, new SubAccountView.Owner(owner.id(), owner.view().email()));
        } catch (RuntimeException e) {
            undo(tenant, furnishing, e);
            throw e;
        }
    }

    private static SubAccount subAccount(
            SubAccountId id,
            Caller.Admin admin,
            CreateSubAccount.Request request,
            SubAccountSettings settings,
            String plan) {
        return request.details()
                .applied(
                        new SubAccount(
                                id.value(),
                                request.name(),
                                request.slug(),
                                null,
                                SubAccount.Status.ACTIVE,
                                plan,
                                request.timezone().getId(),
                                request.defaultCountry(),
                                "en-US",
                                settings,
                                admin.id(),
                                null,
                                null,
                                null),
                        Set.of());
    }

    private List<Write> writes(Tenant tenant, SubAccount subAccount, PreparedUser owner, Caller.Admin admin) {
        var writes = new ArrayList<>(owner.writes());
        writes.add(platform.database()
                .table(TableName.SUBACCOUNTS)
                .of(tenant)
                .insert(SubAccounts.KEY, subAccount, admin.actor()));
        return writes;
    }

    private void undo(Tenant tenant, Furnishing furnishing, RuntimeException cause) {
        try {
            if (subAccounts.of(tenant).find() == null) {
                furnishing.clear();
                platform.database().commit(platform.directory().platformRows().delete("TENANT#" + tenant.id()));
            }
        } catch (RuntimeException e) {
            // What is left is of a sub-account that never opened, which nobody can enter and no list shows.
            cause.addSuppressed(e);
        }
    }
}
