package com.loctelli.subaccounts;

import com.loctelli.access.users.Standing;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One tenant's own item. */
public final class TenantSubAccount {
    private static final int ATTEMPTS = 5;

    private final Platform platform;
    private final Rows rows;
    private final Listing listing;

    TenantSubAccount(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.SUBACCOUNTS).of(tenant);
        this.listing = new Listing(platform);
    }

    /** The sub-account; 404 where it was never opened. */
    public SubAccount get() {
        return stored().value();
    }

    /** The sub-account with its version. */
    Stored<SubAccount> stored() {
        return rows.need(SubAccounts.KEY, SubAccount.class);
    }

    /** The sub-account, or null where its opening did not end. */
    @Nullable
    Stored<SubAccount> find() {
        return rows.get(SubAccounts.KEY, SubAccount.class);
    }

    /**
     * Changes the sub-account. A version that the request names must be its version still (412); where it names none,
     * the change is made to what the sub-account is by then.
     */
    Stored<SubAccount> change(UnaryOperator<SubAccount> change) {
        var wanted = RequestScope.current().ifMatch();
        var overtaken = wanted.isPresent() ? Set.<ProblemType>of() : Set.of(ProblemType.STALE_VERSION);
        return Optimistic.retried(ATTEMPTS, overtaken, () -> {
            var old = stored();
            if (wanted.isPresent() && wanted.get() != old.version()) {
                throw ProblemType.STALE_VERSION.problem();
            }
            platform.database().commit(writes(old, change.apply(old.value())));
            platform.epochs().changed(rows.tenant());
            var now = stored();
            listing.put(now);
            return now;
        });
    }

    /**
     * Closes the sub-account for good, for the job that erases it; where one does already, that one stays.
     *
     * @return the sub-account, which names its job
     */
    public Stored<SubAccount> close(String jobId) {
        return change(old -> old.deletionJobId() == null ? old.closed(jobId) : old);
    }

    /** The sub-account, unless it is being erased, which nothing takes back. */
    static SubAccount kept(SubAccount subAccount) {
        if (subAccount.deletionJobId() != null) {
            throw SubAccountProblems.DELETING.problem();
        }
        return subAccount;
    }

    /** Sets when marketing may leave; every wrong value is named as it stands in the hours. */
    public SubAccount setQuietHours(QuietHours hours) {
        return change(old -> {
                    var patch = Map.<String, Object>of("compliance", Map.of("quietHours", Json.toTree(hours)));
                    return old.withSettings(SettingsPatch.replacing(old.settings(), patch, "/compliance/quietHours"));
                })
                .value();
    }

    private List<Write> writes(Stored<SubAccount> old, SubAccount changed) {
        var writes = new ArrayList<Write>();
        writes.add(rows.replace(old, changed));
        var users = changed.settings().limits().users();
        boolean isSame = old.value().isActive() == changed.isActive()
                && old.value().settings().limits().users().equals(users);
        if (!isSame) {
            writes.add(Standing.set(platform, rows.tenant(), changed.isActive(), users));
        }
        return writes;
    }
}
