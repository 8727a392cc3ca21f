package com.loctelli.subaccounts.clones;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.Opening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies the rows in which a tenant is configured, as they lie there, to one that is not open yet. Every user whom they
 * name becomes the new owner.
 */
final class Configuration implements Opening.Furnishing {
    private static final String TEMPLATE = "PT#";
    /** What is copied, by the beginnings of sort keys; an item that is not named here is never read. */
    private static final Map<TableName, List<String>> COPIED = Map.of(
            TableName.STRATEGIES, List.of("ST#", "SV#", "STDEFAULT", TEMPLATE, "PTV#", "PTACTIVE"),
            TableName.BOOKINGS, List.of("CAL#"),
            TableName.EVALS, List.of("SC#"));

    private static final Pattern USER = Pattern.compile("usr_[0-9A-Za-z]{16,40}");
    private static final int PAGE = 90;

    private final Platform platform;
    private final Tenant original;
    private final Actor by;
    /** What takes the copy away again, of the clone and of the directory. */
    private final List<Write> copied = new ArrayList<>();

    private final List<Write> assigned = new ArrayList<>();

    Configuration(Platform platform, Tenant original, Actor by) {
        this.platform = platform;
        this.original = original;
        this.by = by;
    }

    @Override
    public void furnish(Tenant clone, String ownerId) {
        COPIED.forEach((table, prefixes) -> prefixes.forEach(prefix -> copy(table, prefix, clone, ownerId)));
    }

    /** The assignments first: who publishes a template must not be led to a sub-account that is not there. */
    @Override
    public void clear() {
        for (var undone : List.of(assigned, copied)) {
            for (int i = 0; i < undone.size(); i += PAGE) {
                platform.database().commit(undone.subList(i, Math.min(undone.size(), i + PAGE)));
            }
        }
    }

    private void copy(TableName table, String prefix, Tenant clone, String ownerId) {
        var to = platform.database().table(table).of(clone);
        @Nullable String after = null;
        do {
            var page = platform.database().table(table).of(original).portable(prefix, after, PAGE);
            var writes = new ArrayList<Write>();
            for (var item : page.items()) {
                copied.add(to.delete(item.sk()));
                writes.add(to.restore(changed(item.attributes(), clone, ownerId)));
            }
            platform.database().commit(writes);
            if (prefix.equals(TEMPLATE)) {
                page.items().forEach(item -> assign(item.sk().substring(TEMPLATE.length()), clone));
            }
            after = page.next();
        } while (after != null);
    }

    /** A template of the agency's goes on to be published to the clone as it is to the original. */
    private void assign(String templateId, Tenant clone) {
        var directory = platform.directory().platformRows();
        var place = "PTA#" + templateId + "#";
        for (var item : directory.portable(place + original, null, 1).items()) {
            var assignment = new LinkedHashMap<>(item.attributes());
            assignment.put(TableName.SORT, place + clone);
            assignment.put("assignee", clone.partition());
            // What was brought to the original may have come after its rows were copied.
            assignment.remove("received");
            assigned.add(directory.delete(place + clone));
            platform.database().commit(directory.restore(assignment));
        }
    }

    private Map<String, Object> changed(Map<String, Object> item, Tenant clone, String ownerId) {
        var out = new LinkedHashMap<String, Object>();
        item.forEach((name, value) -> out.put(name, named(value, clone, ownerId)));
        if (out.get("members") instanceof List<?> members && !members.isEmpty()) {
            out.put("members", List.of(members.getFirst()));
        }
        var now = Json.text(platform.clock().now());
        out.put("createdAt", now);
        out.put("updatedAt", now);
        out.put("createdBy", Json.toTree(by));
        return out;
    }

    private Object named(Object value, Tenant clone, String ownerId) {
        return switch (value) {
            case String text -> USER.matcher(text).replaceAll(ownerId).replace(original.partition(), clone.partition());
            case List<?> list ->
                list.stream().map(one -> named(one, clone, ownerId)).toList();
            case Map<?, ?> map -> {
                var out = new LinkedHashMap<String, Object>();
                map.forEach((name, one) -> out.put(String.valueOf(name), named(one, clone, ownerId)));
                yield out;
            }
            default -> value;
        };
    }
}
