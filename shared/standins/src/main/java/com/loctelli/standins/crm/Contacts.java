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
import org.jspecify.annotations.Nullable;

/** The contacts API. One person is one contact of a location, by phone or e-mail. */
final class Contacts {

    private final InstantSource clock;

    @GuardedBy("this")
    private final Map<String, Tree> contacts = new LinkedHashMap<>();

    Contacts(InstantSource clock) {
        this.clock = clock;
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
            case "PUT" ->
                Answer.json(200, Tree.object().with("succeded", true).with("contact", save(path[2], call.json())));
            case "DELETE" -> {
                contacts.remove(path[2]);
                yield Answer.json(200, Tree.object().with("succeded", true));
            }
            default -> Fault.notFound("Route");
        };
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
