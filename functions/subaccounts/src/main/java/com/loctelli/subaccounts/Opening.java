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

/**
 * Opens a sub-account: claims its name and its owner's address in one transaction, writes the sub-account and the owner
 * in another, and lists it last. Where the second fails, the first is undone; where the process stops between the two,
 * the claims are orphans, which the next who wants the name or the address gets.
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
    @FunctionalInterface
    public interface Furnishing {
        /** Furnishes the tenant, whose owner will have this id. */
        void furnish(Tenant tenant, String ownerId);
    }

    /** The sub-account with its owner. */
    SubAccountView open(Caller.Admin admin, CreateSubAccount.Request request) {
        return open(admin, request, SubAccountSettings.DEFAULTS, PLAN, (tenant, ownerId) -> {
            // It begins empty.
        });
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
        freeOrphan(request.slug());
        var tenant = platform.directory().register(admin, id);
        try {
            var owner = users.of(tenant).prepare(request.owner().user(), admin.actor(), "/owner");
            furnishing.furnish(tenant, owner.id());
            var slug = new Addresses.Claim(RoutingKey.slug(request.slug()), SubAccountProblems.SLUG_TAKEN);
            new Addresses(platform).claim(owner, List.of(slug), () -> writes(tenant, subAccount, owner, admin));
            var stored = subAccounts.of(tenant).stored();
            new Listing(platform).put(stored);
            return SubAccountView.of(
                    stored, new SubAccountView.Owner(owner.id(), owner.view().email()));
        } catch (RuntimeException e) {
            unregister(tenant, e);
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
                .applied(new SubAccount(
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
                        null));
    }

    private List<Write> writes(Tenant tenant, SubAccount subAccount, PreparedUser owner, Caller.Admin admin) {
        var writes = new ArrayList<>(owner.writes());
        writes.add(platform.database()
                .table(TableName.SUBACCOUNTS)
                .of(tenant)
                .insert(SubAccounts.KEY, subAccount, admin.actor()));
        return writes;
    }

    /** A name that a stopped opening claimed, of a sub-account that never came to be, is nobody's. */
    private void freeOrphan(String slug) {
        var key = RoutingKey.slug(slug);
        platform.directory().find(key).ifPresent(found -> {
            var at = Addresses.claimedAt(found.facts());
            boolean isYoung = platform.clock().now().isBefore(at.plus(Addresses.ORPHANED));
            if (isYoung || subAccounts.of(found.tenant()).find() != null) {
                throw SubAccountProblems.SLUG_TAKEN.problem();
            }
            platform.directory().release(key, found.tenant());
        });
    }

    private void unregister(Tenant tenant, RuntimeException cause) {
        try {
            if (subAccounts.of(tenant).find() == null) {
                platform.database().commit(platform.directory().platformRows().delete("TENANT#" + tenant.id()));
            }
        } catch (RuntimeException e) {
            // What is left is a registered name without anything behind it, which no list shows.
            cause.addSuppressed(e);
        }
    }
}
