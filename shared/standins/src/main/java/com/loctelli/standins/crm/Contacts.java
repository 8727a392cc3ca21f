package com.loctelli.standins.crm;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.loctelli.standins.wire.Answer;
import com.loctelli.standins.wire.Call;
import com.loctelli.standins.wire.Tree;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contacts API. One person is one contact of a location, by phone or e-mail. A change takes the fields that
 * GoHighLevel's contract has and no other, and one of who is not to be disturbed is told.
 */
final class Contacts {

    /** What a contact's change may name. */
    private static final Set<String> CHANGEABLE = Set.of(
            "firstName",
            "lastName",
            "name",
            "email",
            "phone",
            "address1",
            "city",
            "state",
            "postalCode",
            "website",
            "timezone",
            "dnd",
            "dndSettings",
            "inboundDndSettings",
            "tags",
            "customFields",
            "source",
            "dateOfBirth",
            "country",
            "assignedTo");

    private static final Set<String> DND = Set.of("active", "inactive", "permanent");

    private final InstantSource clock;
    private final Disturbance disturbance;

    @GuardedBy("this")
    private final Map<String, Tree> contacts = new LinkedHashMap<>();

    /** Who hears of a contact whose wish not to be disturbed has changed. */
    @FunctionalInterface
    interface Disturbance {
        /** The contact has changed so; {@code twice} is whether the event is to be delivered twice. */
        void changed(Tree contact, boolean twice);
    }

    /** @param disturbance who hears of contacts whose wish not to be disturbed has changed */
    Contacts(InstantSource clock, Disturbance disturbance) {
        this.clock = clock;
        this.disturbance = disturbance;
    }

    /** Keeps a contact that an event tells of, without telling of it. */
    synchronized void know(Tree event) {
        Tree fields = Tree.object().with("locationId", event.text("locationId"));
        for (String name : event.names()) {
            if (CHANGEABLE.contains(name)) {
                fields = fields.mergedWith(event.only(name));
            }
        }
        save(event.text("id", ""), fields);
    }

    /** The contacts, oldest first. */
    synchronized List<Tree> all() {
        return List.copyOf(contacts.values());
    }

    synchronized Answer answer(Call call) {
        return switch (call.route()) {
            case "POST /contacts/", "POST /contacts" -> create(call.json());
            case "POST /contacts/upsert" -> upsert(call.json());
            case "GET /contacts/", "GET /contacts" ->
                list(call.query().get("locationId"), call.query().get("query"));
            case "POST /contacts/search" ->
                list(call.json().text("locationId"), call.json().text("query"));
            case "GET /contacts/search/duplicate" -> duplicate(call);
            default -> one(call);
        };
    }

    private synchronized Answer create(Tree wanted) {
        if (wanted.text("locationId") == null) {
            return Fault.of(422, "locationId must be a string");
        }
        Optional<Tree> same = same(wanted);
        if (same.isPresent()) {
            return Answer.json(
                    400,
                    Tree.object()
                            .with("statusCode", 400L)
                            .with("message", "This location does not allow duplicated contacts.")
                            .with(
                                    "meta",
                                    Tree.object().with("contactId", same.get().text("id"))));
        }
        return Answer.json(201, Tree.object().with("contact", save(Ids.next(), wanted)));
    }

    private synchronized Answer upsert(Tree wanted) {
        if (wanted.text("locationId") == null) {
            return Fault.of(422, "locationId must be a string");
        }
        Optional<Tree> same = same(wanted);
        Tree saved = save(same.map(found -> found.text("id", "")).orElseGet(Ids::next), wanted);
        return Answer.json(
                same.isPresent() ? 200 : 201,
                Tree.object().with("new", same.isEmpty()).with("contact", saved).with("traceId", Ids.next()));
    }

    private synchronized Answer one(Call call) {
        String[] path = call.path().split("/", -1);
        Tree contact = path.length > 2 ? contacts.get(path[2]) : null;
        if (contact == null || path.length > 3) {
            return Fault.notFound("Contact");
        }
        return switch (call.method()) {
            case "GET" -> Answer.json(200, Tree.object().with("contact", contact));
            case "PUT" -> change(path[2], contact, call);
            case "DELETE" -> {
                contacts.remove(path[2]);
                yield Answer.json(200, Tree.object().with("succeded", true));
            }
            default -> Fault.notFound("Route");
        };
    }

    private synchronized Answer change(String id, Tree before, Call call) {
        Tree wanted = call.json();
        Optional<String> unknown = wanted.names().stream()
                .filter(name -> !CHANGEABLE.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return Fault.of(422, "property " + unknown.get() + " should not exist");
        }
        Tree settings = wanted.child("dndSettings");
        boolean isWrong = settings.names().stream()
                .anyMatch(channel -> !DND.contains(settings.child(channel).text("status", "")));
        if (isWrong) {
            return Fault.of(422, "dndSettings.status must be one of active, inactive, permanent");
        }
        Tree after = save(id, wanted);
        if (before.flag("dnd") != after.flag("dnd")
                || !before.child("dndSettings")
                        .json()
                        .equals(after.child("dndSettings").json())) {
            disturbance.changed(after, call.duplicate());
        }
        return Answer.json(200, Tree.object().with("succeded", true).with("contact", after));
    }

    private synchronized Answer list(@Nullable String locationId, @Nullable String query) {
        List<Tree> found = contacts.values().stream()
                .filter(contact -> locationId == null || locationId.equals(contact.text("locationId")))
                .filter(contact -> query == null || contact.json().contains(query))
                .toList();
        return Answer.json(
                200,
                Tree.object()
                        .with("contacts", found)
                        .with("total", (long) found.size())
                        .with("meta", Tree.object().with("total", (long) found.size())));
    }

    private synchronized Answer duplicate(Call call) {
        Tree wanted = Tree.object()
                .with("locationId", call.query().get("locationId"))
                .with("phone", call.query().get("number"))
                .with("email", call.query().get("email"));
        return Answer.json(200, Tree.object().with("contact", same(wanted).orElse(null)));
    }

    private synchronized Optional<Tree> same(Tree wanted) {
        return contacts.values().stream()
                .filter(contact -> Objects.equals(contact.text("locationId"), wanted.text("locationId")))
                .filter(contact -> agree(contact, wanted, "phone") || agree(contact, wanted, "email"))
                .findFirst();
    }

    private static boolean agree(Tree contact, Tree wanted, String field) {
        String value = wanted.text(field);
        return value != null && value.equalsIgnoreCase(contact.text(field));
    }

    private synchronized Tree save(String id, Tree fields) {
        String now = clock.instant().toString();
        Tree before = contacts.getOrDefault(
                id, Tree.object().with("id", id).with("tags", List.of()).with("dateAdded", now));
        Tree after = before.mergedWith(fields).with("id", id).with("dateUpdated", now);
        contacts.put(id, after);
        return after;
    }
}
