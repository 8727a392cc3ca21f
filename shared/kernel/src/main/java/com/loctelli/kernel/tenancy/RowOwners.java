package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.References;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row that a caller names lies within the caller's reach. A row is of the user that it names; a conversation,
 * a task and a booking are also of the one whose lead they are about, and a lead also of the one who looks after its
 * conversation, so that nobody is given the half of a matter. Who reaches everything costs no read. A row that is not
 * there is left to the endpoint, which answers 404.
 */
public final class RowOwners {
    private final Database database;

    public RowOwners(Database database) {
        this.database = database;
    }

    /** Lets the caller pass, or throws the 403 that names the scope it takes. */
    public void check(Caller caller, Resource resource, String id) {
        if (!isWithin(caller, resource, id)) {
            throw Problem.needing(resource.wire() + ":" + Scope.ALL.wire());
        }
    }

    /** Whether the row lies within the caller's reach, or is not there. */
    public boolean isWithin(Caller caller, Resource resource, String id) {
        var reach = caller.reach(resource);
        if (reach.isAll() || id.indexOf('#') >= 0) {
            return true;
        }
        var tenant = caller.tenant();
        return switch (resource) {
            case LEADS -> {
                var lead = read(tenant, TableName.LEADS, id);
                yield lead == null
                        || reach.covers(lead.ownerUserId())
                        || isAssigned(tenant, reach, References.conversation(id, "sms"));
            }
            case CONVERSATIONS -> {
                var head = read(tenant, TableName.CONVERSATIONS, References.head(id));
                yield head == null || reach.covers(head.assigneeId()) || isOfLead(tenant, reach, head.leadId());
            }
            case BOOKINGS -> {
                var booking = read(tenant, TableName.BOOKINGS, id);
                yield booking == null || reach.coversAny(booking.people()) || isOfLead(tenant, reach, booking.leadId());
            }
            case TASKS -> {
                var pointer = read(tenant, TableName.LEADS, References.task(id));
                var at = pointer == null ? null : pointer.key();
                var task = at == null ? null : read(tenant, TableName.LEADS, at);
                yield task == null || reach.covers(task.assignee()) || isOfLead(tenant, reach, task.leadId());
            }
        };
    }

    private boolean isAssigned(Tenant tenant, Reach reach, String conversationId) {
        var head = read(tenant, TableName.CONVERSATIONS, References.head(conversationId));
        return head != null && reach.covers(head.assigneeId());
    }

    private boolean isOfLead(Tenant tenant, Reach reach, @Nullable String leadId) {
        var lead = leadId == null ? null : read(tenant, TableName.LEADS, leadId);
        return lead != null && reach.covers(lead.ownerUserId());
    }

    private @Nullable Named read(Tenant tenant, TableName table, String sk) {
        Rows rows = database.table(table).of(tenant);
        var found = rows.get(sk, Named.class);
        return found == null ? null : found.value();
    }

    /** Whom a row names, whichever of the resources it is of. */
    @Json
    record Named(
            @Nullable String ownerUserId,
            @Nullable String assigneeId,
            @Nullable String assignee,
            @Nullable List<String> userIds,
            @Nullable String leadId,
            @Nullable String key) {
        List<String> people() {
            return userIds == null ? List.of() : userIds;
        }
    }
}
