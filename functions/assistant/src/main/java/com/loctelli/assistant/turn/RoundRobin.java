package com.loctelli.assistant.turn;

import com.loctelli.access.users.Users;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is among the users who may answer leads: the next after the one who was last, in the order of their ids.
 * A few users are read however many there are, more only where many in a row may not answer. Two hand-overs at the same
 * moment may name the same one; none names nobody while there is somebody.
 */
final class RoundRobin {
    private static final String KEY = "ROUNDROBIN";
    private static final int AT_ONCE = 20;

    private final Platform platform;
    private final Tenant tenant;

    RoundRobin(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
    }

    /** Who was last: an id and no cursor, for that is nobody's but the tenant's to whom it was given. */
    @Json
    record Last(String userId) {}

    /** The next user, or null where nobody may answer leads. */
    @Nullable
    String next() {
        var rows = platform.database().table(TableName.ASSISTANT).of(tenant);
        var stored = rows.get(KEY, Last.class);
        var last = stored == null ? null : stored.value().userId();
        var found = after(last);
        if (found == null && last != null) {
            found = after(null);
        }
        if (found == null) {
            return null;
        }
        platform.database().commit(rows.put(KEY, new Last(found), Actor.SYSTEM));
        return found;
    }

    /** The first behind that one who may. */
    private @Nullable String after(@Nullable String userId) {
        var users = new Users(platform).of(tenant);
        var page = users.after(userId, AT_ONCE);
        while (!page.isEmpty()) {
            for (var user : page) {
                if (user.isActive() && user.role().covers(Role.AGENT)) {
                    return user.id();
                }
            }
            page = users.after(page.getLast().id(), AT_ONCE);
        }
        return null;
    }
}
