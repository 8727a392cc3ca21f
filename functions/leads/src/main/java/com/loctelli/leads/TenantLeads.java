package com.loctelli.leads;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's leads: all that can be asked of them and done to them. The file is long because it is the feature's face to
 * all others; what is more than a few lines is done by the classes that it names.
 */
public final class TenantLeads {
    private final Platform platform;
    private final Rows rows;
    private final LeadEdits edits;
    private final LeadCapture capture;

    TenantLeads(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.LEADS).of(tenant);
        this.edits = new LeadEdits(platform, rows);
        this.capture = new LeadCapture(platform, rows, edits);
    }

    /** The sort key of a lead, for batch reads of {@link TableName#LEADS} as {@link Lead}. */
    public static String key(String leadId) {
        return leadId;
    }

    /** Whether the text may be a lead's id: the other rows of {@link TableName#LEADS} have keys of other kinds. */
    public static boolean isId(String text) {
        return text.startsWith("ld_") && text.indexOf('#') < 0;
    }

    /** The lead, or null. */
    public @Nullable Stored<Lead> find(String id) {
        return isId(id) ? rows.get(id, Lead.class) : null;
    }

    /** Those of the leads that are there, by their ids, in one trip a hundred. */
    public Map<String, Stored<Lead>> all(Collection<String> ids) {
        return rows.all(ids.stream().filter(TenantLeads::isId).toList(), Lead.class).stream()
                .collect(Collectors.toMap(Stored::sk, lead -> lead));
    }

    /** Those who have one of the telephone numbers, by the number, in two trips a hundred. */
    public Map<String, Stored<Lead>> withPhones(Collection<String> e164) {
        var owners = capture.owners(e164.stream().map(LeadKeys::phone).toList());
        var found = new HashMap<String, Stored<Lead>>();
        for (var lead : all(owners.values()).values()) {
            var phone = lead.value().phone();
            if (phone != null) {
                found.put(phone, lead);
            }
        }
        return found;
    }

    /** The lead; 404 where there is none. */
    public Stored<Lead> need(String id) {
        var found = find(id);
        if (found == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return found;
    }

    /** The lead with that telephone number, or null. */
    public @Nullable Stored<Lead> withPhone(PhoneNumber number) {
        return having(LeadKeys.phone(number.e164()));
    }

    /** The lead that an outside system knows by that id, or null. */
    public @Nullable Stored<Lead> withExternal(String system, String id) {
        return having(LeadKeys.external(system, id));
    }

    /** The one lead that the person is: made, or found and changed. Never refuses for a duplicate. */
    public Captured capture(NewLead given, Actor by) {
        return capture(given, by, List.of());
    }

    /**
     * The same, with further writes in the transaction that makes or changes the lead; a capture that changes nothing
     * makes none of them.
     */
    public Captured capture(NewLead given, Actor by, List<Write> alongside) {
        return capture.capture(given, by, alongside);
    }

    /**
     * What capturing these people would do, read together and not written yet: those before the first who may be the
     * same person as one of them, but the first in any case. Unlike one who is captured alone, as a system tells of them
     * that keeps its ids apart, a person whose outside id is that of somebody else by number and address is nobody's.
     */
    public List<PreparedCapture> prepareCaptures(List<NewLead> given, Actor by) {
        return new LeadBatch(platform, rows, edits, capture).prepare(given, by);
    }

    /**
     * Gives the lead back what it was before, unless it has changed since it had the version; returns whether it did.
     * What has been taken by another lead meanwhile, a number or an address, keeps the lead as it is.
     */
    public boolean restore(String id, long version, Lead before, Actor by) {
        return new LeadUndo(platform, rows, edits).isRestored(id, version, before, by);
    }

    /**
     * Removes a lead that somebody made, unless it has changed since it had the version or has anything of others on it, a
     * note, a task, a fact, an entry of its timeline, a message; returns whether it is gone, by whomever.
     *
     * @param isGreeted whether the maker had the agent write to it, so that a message need not be of others
     */
    public boolean unmake(String id, long version, Actor maker, boolean isGreeted) {
        return new LeadUndo(platform, rows, edits).isUnmade(id, version, maker, isGreeted);
    }

    /** Makes a lead; 409 with {@code existingId} where another has its number, address or outside id. */
    public Stored<Lead> create(NewLead given, Actor by) {
        return capture.create(given, by);
    }

    /**
     * Lays what is told over the lead, of an address the parts that are told, and takes away what it takes away; 409 as at
     * {@link #create}.
     */
    public Stored<Lead> update(String id, LeadChange change, Actor by) {
        return update(id, change, null, by);
    }

    /** The same for a caller who names the version they read; 412 where it is no longer the lead's. */
    public Stored<Lead> update(String id, LeadChange change, @Nullable Long ifMatch, Actor by) {
        need(id);
        var home = Home.of(platform, rows.tenant());
        return edits.edit(id, ifMatch, by, lead -> {
            var draft = new LeadDraft(home);
            var next = draft.laidOver(lead, change.over(lead.address()));
            draft.check();
            return LeadEdits.Edit.of(
                    next, event("updated", by).because(String.join(",", LeadCapture.changed(lead, next))));
        });
    }

    /** Moves the lead to a status; 409 with {@code allowed} where the machine knows no such step. */
    public Stored<Lead> changeStatus(String id, LeadStatus status, @Nullable String reason, Actor by) {
        return changeStatus(id, status, reason, null, by);
    }

    /** The same for a caller who names the version they read. */
    public Stored<Lead> changeStatus(
            String id, LeadStatus status, @Nullable String reason, @Nullable Long ifMatch, Actor by) {
        need(id);
        return edits.edit(id, ifMatch, by, lead -> {
            if (lead.status() == status) {
                return LeadEdits.Edit.of(lead, event("status_changed", by));
            }
            if (!lead.status().next().contains(status)) {
                throw LeadProblems.TRANSITION_NOT_ALLOWED
                        .problem()
                        .with("from", lead.status().wire())
                        .with(
                                "allowed",
                                lead.status().next().stream()
                                        .map(LeadStatus::wire)
                                        .toList());
            }
            var values = new HashMap<String, @Nullable Object>();
            values.put("status", status);
            values.put("statusReason", reason);
            return LeadEdits.Edit.of(
                    lead.with(values),
                    event("status_changed", by)
                            .moving(lead.status().wire(), status.wire())
                            .because(reason));
        });
    }

    /** Gives the lead to a user, or with null to nobody. */
    public Stored<Lead> assign(String id, @Nullable String userId, Actor by) {
        need(id);
        return edits.edit(id, null, by, lead -> {
            var values = new HashMap<String, @Nullable Object>();
            values.put("ownerUserId", userId);
            return LeadEdits.Edit.of(lead.with(values), event("assigned", by).moving(lead.ownerUserId(), userId));
        });
    }

    /** Puts a tag on the lead, or takes it off; nothing happens where that is so already; 400 where it has too many. */
    public Stored<Lead> tag(String id, String tag, boolean isOn, Actor by) {
        need(id);
        return edits.edit(id, null, by, lead -> {
            var tags = new ArrayList<>(lead.tags());
            tags.remove(tag);
            if (isOn && tags.size() >= LeadSize.TAGS) {
                throw Problem.field("/tag", "value", LeadSize.TOO_MANY_TAGS);
            }
            if (isOn) {
                tags.add(lead.tags().contains(tag) ? lead.tags().indexOf(tag) : tags.size(), tag);
            }
            return LeadEdits.Edit.of(
                    lead.with(Map.of("tags", tags)),
                    event(isOn ? "tagged" : "untagged", by).because(tag));
        });
    }

    /** What the conversation has found out so far. */
    public static ConversationState state(Lead lead) {
        var state = lead.conversationState();
        return state == null ? ConversationState.NEW : ConversationState.NEW.with(state);
    }

    /** Lays more over what the conversation has found out. */
    public Stored<Lead> learn(String id, ConversationState more, @Nullable Long ifMatch, Actor by) {
        need(id);
        return edits.edit(
                id,
                ifMatch,
                by,
                lead -> LeadEdits.Edit.of(
                        lead.with(Map.of("conversationState", state(lead).with(more))),
                        event("conversation_state", by)));
    }

    /**
     * Marks that an outside system no longer has the person; the lead stays. Null where no lead is known by that id.
     *
     * @param alongside further writes of the transaction that marks it
     */
    public @Nullable Stored<Lead> removedFrom(
            String system, String externalId, Instant at, Actor by, List<Write> alongside) {
        var known = withExternal(system, externalId);
        if (known == null) {
            return null;
        }
        return edits.edit(known.sk(), null, by, lead -> {
            var removed = new TreeMap<>(lead.removedFrom());
            removed.putIfAbsent(system, Json.text(at));
            return LeadEdits.Edit.of(
                    lead.with(Map.of("removedFrom", removed)),
                    event("removed_at_source", by).because(system),
                    alongside);
        });
    }

    /** Keeps what the lead does not want, and tells it on the timeline; telling the same again changes nothing. */
    public Stored<Lead> suppress(String id, LeadSuppression what, Actor by) {
        return suppress(id, what, by, List.of());
    }

    /** The same, with further writes in the transaction that changes the lead. */
    public Stored<Lead> suppress(String id, LeadSuppression what, Actor by, List<Write> alongside) {
        need(id);
        return edits.edit(
                id,
                null,
                by,
                lead -> LeadEdits.Edit.of(
                        what.isSameAs(lead.suppression()) ? lead : lead.with(Map.of("suppression", what)),
                        event("do_not_disturb", by)
                                .because((what.sms() ? "sms " : "")
                                        + (what.email() ? "email " : "")
                                        + Objects.requireNonNullElse(what.reason(), "")),
                        alongside));
    }

    /**
     * Brings the lead to the top of the lists for a message in its conversation, in the message's own transaction; its
     * version stays. Refused as a conflict where the lead is gone or has been given another status or owner since it was
     * read.
     */
    public Write texted(Stored<Lead> lead, Instant at) {
        return new LeadActivity(platform, rows).write(lead, at);
    }

    /**
     * Commits the writes of a message together with {@link #texted}. A lead that was moved since it was read is read anew;
     * where there is none, or none any more, the writes are made alone.
     */
    public void commitTexted(@Nullable Stored<Lead> lead, Instant at, List<Write> message) {
        new LeadActivity(platform, rows).commit(lead, at, message);
    }

    /** Removes the lead with its timeline, notes and facts, and frees its number, address and outside ids. */
    public void delete(String id, @Nullable Long ifMatch) {
        need(id);
        edits.remove(id, ifMatch);
    }

    /** Records a fact of the lead; recording it again changes nothing; 409 where as many of its name count already as may. */
    public FactView recordFact(String id, NewFact fact, Actor by) {
        return new LeadFacts(platform, rows, edits).record(id, fact, by);
    }

    /** The facts that count. */
    public List<FactView> facts(String id) {
        return new LeadFacts(platform, rows, edits).active(id);
    }

    /** The facts, and after those that count those that count no longer. */
    public Page<FactView> facts(String id, @Nullable String cursor, int limit) {
        return new LeadFacts(platform, rows, edits).page(id, cursor, limit);
    }

    /** A timeline entry, to be committed with the transaction that it tells of. */
    public Write event(String leadId, LeadEvent event) {
        return edits.event(leadId, event);
    }

    /** The lead's timeline, newest first. */
    public Page<TimelineEntry> timeline(String id, @Nullable String cursor, int limit) {
        var query = Query.prefix(LeadKeys.events(id)).newestFirst().limit(limit).after(cursor);
        return rows.query(query, LeadEvent.class).map(TimelineEntry::of);
    }

    /** Keeps a note about the lead. */
    public Note addNote(String id, String text, Actor by) {
        var note =
                new Note(platform.ids().next("nt"), text, by, platform.clock().now());
        platform.database()
                .commit(
                        rows.check(id, Condition.present(TableName.SORT)).otherwise(ProblemType.NOT_FOUND),
                        rows.insert(LeadKeys.notes(id) + Json.text(note.at()) + "#" + note.id(), note, by),
                        edits.event(id, event("note", by).about(note.id())));
        return note;
    }

    /** The notes about the lead, newest first. */
    public Page<Note> notes(String id, @Nullable String cursor, int limit) {
        var query = Query.prefix(LeadKeys.notes(id)).newestFirst().limit(limit).after(cursor);
        return rows.query(query, Note.class).map(Stored::value);
    }

    /** A page of leads, the most recently active first; of a search, by what was found. */
    public Page<Stored<Lead>> page(LeadFilter filter, @Nullable String cursor, int limit) {
        return search().page(filter, cursor, limit);
    }

    /**
     * A part of the leads, the longest idle first, for whoever reads all of them: a lead that becomes active meanwhile
     * comes again at the end, so that none is passed over. A search text is not asked.
     */
    public Page<Stored<Lead>> idleFirst(LeadFilter filter, @Nullable String cursor, int limit) {
        return search().idleFirst(filter, cursor, limit);
    }

    private LeadSearch search() {
        return new LeadSearch(rows, () -> Home.of(platform, rows.tenant()).country());
    }

    private @Nullable Stored<Lead> having(String key) {
        var item = rows.get(key, UniqueItem.class);
        return item == null ? null : find(item.value().leadId());
    }

    private LeadEvent event(String type, Actor by) {
        return LeadEvent.of(type, by, platform.clock().now());
    }
}
