package com.loctelli.access.users;

import com.loctelli.access.credentials.Credential;
import com.loctelli.access.credentials.Passwords;
import com.loctelli.contact.EmailAddress;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Epochs;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of one sub-account. */
public final class TenantUsers {
    private static final String PREFIX = Epochs.userKey("");

    private final Platform platform;
    private final Passwords passwords;
    private final Rows rows;
    private final Addresses addresses;

    TenantUsers(Platform platform, Passwords passwords, Tenant tenant) {
        this.platform = platform;
        this.passwords = passwords;
        this.rows = platform.database().table(TableName.ACCESS).of(tenant);
        this.addresses = new Addresses(platform);
    }

    /** The user of that id, or null where this tenant has none. */
    public @Nullable UserView find(String id) {
        var found = rows.get(key(id), User.class);
        return found == null ? null : UserView.of(found);
    }

    /** Those of the users that are there, in one round trip per hundred. */
    public List<UserView> all(Collection<String> ids) {
        return rows.all(ids.stream().map(TenantUsers::key).toList(), User.class).stream()
                .map(UserView::of)
                .toList();
    }

    /** A page of the users. */
    public Page<UserView> list(@Nullable String cursor, int limit) {
        return rows.query(Query.prefix(PREFIX).limit(limit).after(cursor), User.class)
                .map(UserView::of);
    }

    /** The first so many of the users whose ids come after that one, whether or not anybody has it; of all without one. */
    public List<UserView> after(@Nullable String id, int most) {
        var from = id == null ? PREFIX : key(id) + "!";
        return rows.query(Query.between(from, PREFIX + "~").limit(most), User.class)
                .map(UserView::of)
                .data();
    }

    /**
     * Adds a user. Refuses an address that has an account anywhere with {@code access/email-taken}, a weak password
     * with the wrong field, and one user too many with {@code access/user-limit}; a refusal leaves nothing behind.
     */
    public UserView add(NewUser user, Actor by) {
        var prepared = prepare(user, by, "");
        addresses.claim(prepared, List.of(), prepared::writes);
        return prepared.view();
    }

    /**
     * Checks a user to be added and gives the writes that add it, for who adds a user together with other things.
     *
     * @param pointer where in the request the user stands, such as {@code /owner}; wrong fields are named below it
     */
    public PreparedUser prepare(NewUser user, Actor by, String pointer) {
        var faults = new Faults();
        user.check(pointer, faults);
        faults.refuse();
        var email = EmailAddress.parse(user.email()).orElseThrow();
        var id = platform.ids().next("usr");
        var now = platform.clock().now();
        var entity = new User(
                user.name().strip(),
                email.given(),
                email.norm(),
                user.role(),
                true,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                0);
        var credential = Credential.of(passwords.hash(user.password()), now);
        var standing = Standing.of(rows);
        var writes = new ArrayList<Write>();
        writes.add(rows.insert(key(id), entity, by));
        writes.add(rows.insert(Credential.key(id), credential, by));
        writes.addAll(standing.change(null, entity));
        return new PreparedUser(
                id, email.norm(), rows.tenant(), UserView.of(id, entity, now, now), List.copyOf(writes));
    }

    /** The user as stored; without one the caller is answered 404. */
    Stored<User> need(String id) {
        return rows.need(key(id), User.class);
    }

    /**
     * Replaces a user as it was read. Refuses with 412 where it has changed meanwhile, and with
     * {@code access/last-owner} what would leave no active owner. A user who loses the right to enter loses all
     * sessions.
     */
    Stored<User> change(Stored<User> old, UserChange change) {
        var changed = change.applied(old.value());
        boolean leaves = old.value().isActive() && !changed.isActive();
        var id = id(old);
        boolean endsTokens = leaves || old.value().role() != changed.role();
        var kept = Copy.of(changed)
                .with("tokenEpoch", old.value().tokenEpoch() + (endsTokens ? 1 : 0))
                .with("sessionEpoch", old.value().sessionEpoch() + (leaves ? 1 : 0))
                .made();
        var writes = new ArrayList<Write>();
        writes.add(rows.replace(old, kept));
        writes.addAll(Standing.of(rows).change(old.value(), kept));
        writes.addAll(memberships(id, old.value().inTeams(), kept.inTeams()));
        platform.database().commit(writes);
        platform.epochs().changed(rows.tenant());
        return need(id);
    }

    /** The items by which a team finds its members: a user is in at most ten teams, before and after together. */
    private List<Write> memberships(String id, List<String> before, List<String> after) {
        var writes = new ArrayList<Write>();
        before.stream()
                .filter(team -> !after.contains(team))
                .forEach(team -> writes.add(rows.delete(Epochs.memberKey(team, id))));
        after.stream()
                .filter(team -> !before.contains(team))
                .forEach(team -> writes.add(rows.put(Epochs.memberKey(team, id), new Member(id), Actor.SYSTEM)));
        return writes;
    }

    /** That a user is in a team. */
    @Json
    record Member(String userId) {}

    /** The sort key of a user. */
    public static String key(String id) {
        return Epochs.userKey(id);
    }

    /** The id of a user as stored. */
    public static String id(Stored<User> stored) {
        return stored.sk().substring(PREFIX.length());
    }

    /** Whether somebody of a role may give, take and change another role. */
    public static boolean mayManage(Role manager, Role other) {
        return manager.covers(Role.MANAGER) && manager.covers(other);
    }

    /** Holds of the row of a user who may still enter, and may give the role. */
    public static Condition mayGive(Role role) {
        var managers = Arrays.stream(Role.values())
                .filter(manager -> mayManage(manager, role))
                .map(Role::wire)
                .toList();
        return Condition.equal("isActive", true).and(Condition.in("role", managers));
    }
}
