package com.loctelli.assistant.turn;

import com.loctelli.access.users.UserView;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is among the users who may answer leads: the next after the one who was last, in the order of their ids.
 * A few users are read however many there are. Two hand-overs at the same moment may name the same one; none names
 * nobody while there is somebody.
 */
final class RoundRobin {
    private static final String KEY = "ROUNDROBIN";
    private static final int AT_ONCE = 20;
    private static final int MOST_PAGES = 5;

    private final Platform platform;
    private final Tenant tenant;

    RoundRobin(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
    }

    /** Who was last, and how to go on from there. */
    @Json
    record Last(String userId, @Nullable String cursor) {}

    /** The next user, or null where nobody may answer leads. */
    @Nullable
    String next() {
        var rows = platform.database().table(TableName.ASSISTANT).of(tenant);
        var stored = rows.get(KEY, Last.class);
        var last = stored == null ? null : stored.value();
        var found = after(last == null ? null : last.cursor(), last == null ? null : last.userId());
        if (found == null && last != null) {
            found = after(null, null);
        }
        if (found == null) {
            return null;
        }
        platform.database().commit(rows.put(KEY, found, Actor.SYSTEM));
        return found.userId();
    }

    /** The first who may, of the page that the last one was on or of those behind it. */
    private @Nullable Last after(@Nullable String cursor, @Nullable String userId) {
        var from = cursor;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = new Users(platform).of(tenant).list(from, AT_ONCE);
            var next = first(page.data(), userId);
            if (next != null) {
                return new Last(next, from);
            }
            from = page.next();
            if (from == null) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable String first(List<UserView> users, @Nullable String after) {
        return users.stream()
                .filter(user -> user.isActive() && user.role().covers(Role.AGENT))
                .map(UserView::id)
                .filter(id -> after == null || id.compareTo(after) > 0)
                .findFirst()
                .orElse(null);
    }
}
