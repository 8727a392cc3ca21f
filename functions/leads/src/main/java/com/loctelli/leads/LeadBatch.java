package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Captures many people in as few trips as one: what is known of all of them is read together. */
final class LeadBatch {
    private final Platform platform;
    private final Rows rows;
    private final LeadEdits edits;
    private final LeadCapture capture;

    LeadBatch(Platform platform, Rows rows, LeadEdits edits, LeadCapture capture) {
        this.platform = platform;
        this.rows = rows;
        this.edits = edits;
        this.capture = capture;
    }

    /** A person as they were read. */
    private record Read(NewLead given, Lead lead, List<String> unread) {
        Set<String> keys() {
            return LeadKeys.unique(lead).keySet();
        }
    }

    /** What capturing them would write, up to the first who may be the same person as one before. */
    List<PreparedCapture> prepare(List<NewLead> given, Actor by) {
        var home = Home.of(platform, rows.tenant());
        var now = platform.clock().now();
        var people = given.stream()
                .map(one -> {
                    var draft = new LeadDraft(home);
                    var lead = draft.first(one, now);
                    return new Read(one, lead, draft.unread());
                })
                .toList();
        var owners = capture.owners(
                people.stream().flatMap(one -> one.keys().stream()).collect(Collectors.toSet()));
        var ids = people.stream()
                .map(one -> LeadCapture.known(one.lead(), owners))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var known = rows.all(ids, Lead.class).stream().collect(Collectors.toMap(Stored::sk, lead -> lead));
        var prepared = new ArrayList<PreparedCapture>();
        var taken = new HashSet<String>();
        for (var one : people) {
            var id = LeadCapture.known(one.lead(), owners);
            boolean isApart = one.keys().stream().allMatch(taken::add) && (id == null || taken.add(id));
            if (!isApart) {
                break;
            }
            prepared.add(id == null ? made(one, by) : learnt(one, known.get(id), by, home, owners, now));
        }
        return prepared;
    }

    private PreparedCapture made(Read one, Actor by) {
        var id = platform.ids().next("ld");
        boolean isNobody = one.keys().isEmpty();
        var writes = isNobody ? List.<Write>of() : edits.creation(id, one.lead(), by);
        return new PreparedCapture(id, null, isNobody, false, !isNobody, 1, one.keys(), one.unread(), writes);
    }

    private PreparedCapture learnt(
            Read one, @Nullable Stored<Lead> stored, Actor by, Home home, Map<String, String> owners, Instant now) {
        if (stored == null) {
            // Removed between the two reads.
            throw ProblemType.STALE_VERSION.problem();
        }
        if (LeadCapture.isAnother(stored.value(), one.lead())) {
            return unchanged(stored, true, one);
        }
        var next = capture.learnt(stored, one.lead(), one.given(), owners, home);
        if (next.equals(stored.value())) {
            return unchanged(stored, false, one);
        }
        var event = LeadEvent.of("updated", by, now)
                .because(String.join(",", LeadCapture.changed(stored.value(), next)))
                .about(
                        one.given().sourceRef() == null
                                ? platform.ids().token()
                                : one.given().sourceRef());
        return new PreparedCapture(
                stored.sk(),
                stored,
                false,
                false,
                true,
                stored.version() + 1,
                one.keys(),
                one.unread(),
                edits.writes(stored, LeadEdits.Edit.of(next, event), now, by));
    }

    private static PreparedCapture unchanged(Stored<Lead> stored, boolean isAnother, Read one) {
        return new PreparedCapture(
                stored.sk(), stored, false, isAnother, false, stored.version(), one.keys(), one.unread(), List.of());
    }
}
