package com.loctelli.access.users;

import com.loctelli.access.AccessProblems;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Epochs;
import com.loctelli.kernel.tenancy.RowScopes;
import com.loctelli.kernel.tenancy.Tenant;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item a tenant: whether its users may enter, how many it may have, and how many it has. Counted in the same
 * transaction as the users themselves, so that two additions cannot both take the last place.
 */
public final class Standing {
    /** How many users a sub-account has at most where nothing else was said. */
    public static final int USUAL_MOST = 10;

    /** The sort key of the item. */
    public static final String KEY = Epochs.STANDING;

    private final Rows rows;

    private Standing(Rows rows) {
        this.rows = rows;
    }

    static Standing of(Rows rows) {
        return new Standing(rows);
    }

    /** What lets the tenant's users enter, or keeps them out, and sets how many they may be. */
    public static Write set(Platform platform, Tenant tenant, boolean mayEnter, int mostUsers) {
        return platform.database()
                .table(TableName.ACCESS)
                .of(tenant)
                .upsert(KEY, new Update().set("mayEnter", mayEnter).set("mostUsers", mostUsers));
    }

    /** How things stand with the tenant's users. */
    public static Tally of(Platform platform, Tenant tenant) {
        return of(platform.database().table(TableName.ACCESS).of(tenant)).tally();
    }

    /** What asks the tenant's users for a second factor, or no longer does. */
    public static Write askForSecondFactor(Platform platform, Tenant tenant, boolean asks) {
        return platform.database()
                .table(TableName.ACCESS)
                .of(tenant)
                .upsert(KEY, new Update().set("secondFactor", asks));
    }

    /** Whose rows the tenant's agents and viewers work where nothing is said of the person. */
    static Write scopes(Rows rows, RowScopes scopes) {
        return rows.upsert(KEY, new Update().set("scopes", scopes));
    }

    /**
     * The item; what is not there counts as never said.
     *
     * @param users how many active users there are
     * @param owners how many of them are owners
     * @param secondFactor whether nobody enters without a second factor
     * @param scopes whose rows agents and viewers work where nothing is said of the person
     */
    @Json
    public record Tally(
            @Nullable Boolean mayEnter,
            @Nullable Integer mostUsers,
            @Nullable Integer users,
            @Nullable Integer owners,
            @Nullable Boolean secondFactor,
            @Nullable RowScopes scopes) {
        static final Tally NONE = new Tally(null, null, null, null, null, null);

        /** Whether nobody enters without a second factor. */
        public boolean asksForSecondFactor() {
            return Boolean.TRUE.equals(secondFactor);
        }

        /** Whether the tenant's users may enter. */
        public boolean isOpen() {
            return Objects.requireNonNullElse(mayEnter, true);
        }
    }

    Tally tally() {
        var found = rows.get(KEY, Tally.class);
        return found == null ? Tally.NONE : found.value();
    }

    /** The write that counts a user's change; none where it counts the same. */
    List<Write> change(@Nullable User before, User after) {
        int users = count(after.isActive()) - count(before != null && before.isActive());
        int owners = count(after.isActiveOwner()) - count(before != null && before.isActiveOwner());
        if (users == 0 && owners == 0) {
            return List.of();
        }
        var write = rows.upsert(KEY, new Update().add("users", users).add("owners", owners));
        if (users > 0) {
            int most = Objects.requireNonNullElse(tally().mostUsers(), USUAL_MOST);
            write.when(Condition.absent("users").or(Condition.lessThan("users", most)))
                    .otherwise(found -> AccessProblems.USER_LIMIT.problem().with("limit", most));
        } else if (owners < 0) {
            write.when(Condition.greaterThan("owners", 1)).otherwise(AccessProblems.LAST_OWNER);
        }
        return List.of(write);
    }

    private static int count(boolean counts) {
        return counts ? 1 : 0;
    }
}
