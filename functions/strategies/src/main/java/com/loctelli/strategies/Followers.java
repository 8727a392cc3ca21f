package com.loctelli.strategies;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The strategies of one sub-account that run on a template of their own and follow its publications. */
public final class Followers {
    private final TenantStrategies strategies;
    private final Rows rows;

    /** The tenant's. */
    public Followers(Platform platform, Tenant tenant) {
        this.strategies = new TenantStrategies(platform, tenant);
        this.rows = platform.database().table(TableName.STRATEGIES).of(tenant);
    }

    /**
     * Brings a version to them, as long as it is the one that the sub-account has of the template; refused as
     * {@link ProblemType#STALE_VERSION} where another came meanwhile, which is brought to them by whoever brought it here.
     */
    public void bring(PromptTemplate version, Actor by) {
        var isCurrent = rows.check(
                        BriefKeys.TEMPLATE + version.id(),
                        Condition.equal("templateVersion", version.templateVersion()))
                .otherwise(ProblemType.STALE_VERSION);
        @Nullable String cursor = null;
        do {
            var page = strategies.list(cursor, 100);
            for (var one : page.data()) {
                if (follows(one.value(), version)) {
                    strategies.change(
                            one.value().id(),
                            Optional.empty(),
                            false,
                            now -> follows(now, version) ? now.following(version) : now,
                            List.of(isCurrent),
                            by);
                }
            }
            cursor = page.next();
        } while (cursor != null);
    }

    private static boolean follows(Strategy one, PromptTemplate version) {
        var own = one.template();
        return own != null
                && own.id().equals(version.id())
                && own.templateVersion() != version.templateVersion()
                && one.templateVersionPin() == null;
    }
}
