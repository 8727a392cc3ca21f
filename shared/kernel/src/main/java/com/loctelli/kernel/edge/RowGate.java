package com.loctelli.kernel.edge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Resource;
import com.loctelli.kernel.tenancy.RowOwners;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a caller who works fewer than all rows to his own, for every endpoint of a resource alike: the row that the path
 * names, and the lead that the request names, wherever it does. A list narrows itself by {@link Caller#reach}. For who
 * works all rows there is nothing to read and nothing to do.
 */
final class RowGate {
    private final Platform platform;
    private final @Nullable Resource resource;

    /** @param resource whose rows the endpoint is about; null for nobody's */
    RowGate(Platform platform, @Nullable Resource resource) {
        this.platform = platform;
        this.resource = resource;
    }

    /** Lets the request pass, or throws the 403 that names the scope it takes. */
    void pass(Caller caller, Map<String, String> path, Object request) {
        if (resource == null) {
            return;
        }
        var owners = new RowOwners(platform.database());
        var id = path.get("id");
        if (id != null && !caller.reach(resource).isAll()) {
            owners.check(caller, resource, id);
        }
        if (!caller.reach(Resource.LEADS).isAll() && leadId(request) instanceof String leadId) {
            owners.check(caller, Resource.LEADS, leadId);
        }
    }

    /** The lead that a request names in its path, its query or its body. */
    private static @Nullable Object leadId(Object request) {
        return request.getClass().isRecord()
                ? Arrays.stream(request.getClass().getRecordComponents())
                        .filter(component -> component.getName().equals("leadId"))
                        .findFirst()
                        .map(component -> value(component, request))
                        .orElse(null)
                : null;
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
