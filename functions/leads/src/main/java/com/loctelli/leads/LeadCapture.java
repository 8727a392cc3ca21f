package com.loctelli.leads;

import com.loctelli.contact.ZoneNames;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.TenantUsage;
import com.loctelli.subaccounts.usage.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes leads, and finds the lead that a person already is. What the newest source tells counts, but for a zone that
 * somebody surer has named; what belongs to another lead is left with that one; what cannot be read is left out.
 */
final class LeadCapture {
    private static final int TRIES = 6;
    /** Somebody else made, changed or removed the person meanwhile. */
    private static final Set<ProblemType> OVERTAKEN = Stream.concat(
                    LeadProblems.MEANWHILE.stream(), Stream.of(ProblemType.NOT_FOUND))
            .collect(Collectors.toUnmodifiableSet());

    private final Platform platform;
    private final Rows rows;
    private final LeadEdits edits;

    LeadCapture(Platform platform, Rows rows, LeadEdits edits) {
        this.platform = platform;
        this.rows = rows;
        this.edits = edits;
    }

    /** Makes a lead; 400 where something cannot be read, 409 where somebody has the number, address or outside id. */
    Stored<Lead> create(NewLead given, Actor by) {
        var home = Home.of(platform, rows.tenant());
        var draft = new LeadDraft(home);
        var lead = draft.first(given, platform.clock().now());
        draft.check();
        return make(lead, home, by, List.of());
    }

    /** The one lead that the person is, made or changed as need be, with further writes in the same transaction. */
    Captured capture(NewLead given, Actor by, List<Write> alongside) {
        return Optimistic.retried(TRIES, OVERTAKEN, () -> once(given, by, alongside));
    }

    private Captured once(NewLead given, Actor by, List<Write> alongside) {
        var home = Home.of(platform, rows.tenant());
        var lead = new LeadDraft(home).first(given, platform.clock().now());
        var owners = owners(LeadKeys.unique(lead).keySet());
        var id = known(lead, owners);
        if (id == null) {
            return new Captured(make(lead, home, by, alongside), true, false);
        }
        var stored = rows.need(id, Lead.class);
        var next = learnt(stored, lead, given, owners, home);
        if (next.equals(stored.value())) {
            return new Captured(stored, false, false);
        }
        var event = LeadEvent.of("updated", by, platform.clock().now())
                .because(String.join(",", changed(stored.value(), next)))
                .about(given.sourceRef() == null ? platform.ids().token() : given.sourceRef());
        return new Captured(edits.make(stored, LeadEdits.Edit.of(next, event, alongside), by), false, true);
    }

    private TenantUsage usage(Home home) {
        var usage = new Usage(platform);
        return home.business() == null ? usage.of(rows.tenant()) : usage.of(rows.tenant(), home.business());
    }

    private Stored<Lead> make(Lead lead, Home home, Actor by, List<Write> alongside) {
        var id = platform.ids().next("ld");
        var captured = new LeadCaptured(id, lead.source().wire(), true);
        var writes = edits.creation(id, lead, by);
        var messages = List.of(Outgoing.of(QueueName.LEAD_EVENTS, rows.tenant(), captured));
        usage(home).count(List.of(new Charge(Metric.LEADS, 1)), counting -> {
            var all = new ArrayList<>(writes);
            all.addAll(counting);
            all.addAll(alongside);
            platform.outbox().commit(rows, all, messages);
        });
        return writes.getFirst().stored(lead);
    }

    /** The lead with what is told laid over it, as far as nobody else has it. */
    Lead learnt(Stored<Lead> stored, Lead read, NewLead given, Map<String, String> owners, Home home) {
        var old = stored.value();
        var fields = given.fields();
        boolean isPhoneFree = isFree(read.phone() == null ? null : LeadKeys.phone(read.phone()), stored, owners);
        boolean isEmailFree =
                isFree(read.emailNorm() == null ? null : LeadKeys.email(read.emailNorm()), stored, owners);
        var change = Copy.of(fields)
                .with("phone", isPhoneFree ? fields.phone() : null)
                .with("email", isEmailFree ? fields.email() : null)
                .with("timezone", isZoneLearnt(old, fields) ? fields.timezone() : null)
                .with("strategyId", old.strategyId() == null ? fields.strategyId() : null)
                .with("ownerUserId", old.ownerUserId() == null ? fields.ownerUserId() : null)
                .with("tags", together(old.tags(), fields.tags()))
                .made();
        var external = new TreeMap<>(old.externalIds());
        read.externalIds().forEach((system, id) -> {
            if (isFree(LeadKeys.external(system, id), stored, owners)) {
                external.put(system, id);
            }
        });
        var removed = new TreeMap<>(old.removedFrom());
        given.externalIds().keySet().forEach(removed::remove);
        var next =
                new LeadDraft(home).laidOver(old, change).with(Map.of("externalIds", external, "removedFrom", removed));
        var suppression = given.suppression();
        return suppression == null || suppression.isSameAs(old.suppression())
                ? next
                : next.with(Map.of("suppression", suppression));
    }

    /** Whether the zone that is told can be read, and nobody who knew it more surely has named another. */
    private static boolean isZoneLearnt(Lead old, LeadChange told) {
        var words = told.timezone();
        if (words == null || ZoneNames.parse(words).isEmpty()) {
            return false;
        }
        var known = LeadDraft.known(old);
        return known == null || told.timezoneSource().compareTo(known) <= 0;
    }

    /** Which lead has each of the keys, of those that any lead has. */
    Map<String, String> owners(Collection<String> keys) {
        var batch = platform.database().batch(rows.tenant());
        keys.forEach(key -> batch.want(TableName.LEADS, key));
        var answer = batch.read();
        var owners = new HashMap<String, String>();
        keys.forEach(key -> answer.find(TableName.LEADS, key, UniqueItem.class)
                .ifPresent(item -> owners.put(key, item.value().leadId())));
        return owners;
    }

    /** An outside id names a person most surely, then a telephone number, then an address. */
    static @Nullable String known(Lead lead, Map<String, String> owners) {
        for (var external : lead.externalIds().entrySet()) {
            var id = owners.get(LeadKeys.external(external.getKey(), external.getValue()));
            if (id != null) {
                return id;
            }
        }
        var byPhone = lead.phone() == null ? null : owners.get(LeadKeys.phone(lead.phone()));
        if (byPhone != null) {
            return byPhone;
        }
        return lead.emailNorm() == null ? null : owners.get(LeadKeys.email(lead.emailNorm()));
    }

    /** Whether somebody else is told of: of number and address what both have is there, and none of it the same. */
    static boolean isAnother(Lead known, Lead told) {
        var phones = new Pair(known.phone(), told.phone());
        var emails = new Pair(known.emailNorm(), told.emailNorm());
        return (phones.isComplete() || emails.isComplete()) && !phones.isSame() && !emails.isSame();
    }

    private record Pair(@Nullable String one, @Nullable String other) {
        boolean isComplete() {
            return one != null && other != null;
        }

        boolean isSame() {
            return one != null && one.equals(other);
        }
    }

    private static boolean isFree(@Nullable String key, Stored<Lead> stored, Map<String, String> owners) {
        return key != null && stored.sk().equals(owners.getOrDefault(key, stored.sk()));
    }

    /** Both, as many as a lead keeps. */
    private static @Nullable List<String> together(List<String> had, @Nullable List<String> more) {
        if (more == null) {
            return null;
        }
        var all = new ArrayList<>(had);
        more.stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty() && !all.contains(tag))
                .distinct()
                .limit(Math.max(0, LeadSize.TAGS - had.size()))
                .forEach(all::add);
        return all;
    }

    /** The names of the fields that two states of a lead differ in. */
    static Set<String> changed(Lead before, Lead after) {
        var one = com.loctelli.kernel.json.Json.toTree(before);
        var other = com.loctelli.kernel.json.Json.toTree(after);
        var names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        return names.stream()
                .filter(name -> !java.util.Objects.equals(one.get(name), other.get(name)))
                .filter(name -> !name.equals("lastActivityAt") && !name.equals("emailNorm"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
