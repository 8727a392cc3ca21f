package com.loctelli.messaging.consent;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.leads.Lead;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as the business tells of it, whoever gave it, and the rules that its form keeps.
 *
 * @param at when it was given; null for now
 */
record Agreement(
        @Nullable String kind,
        @Nullable String method,
        @Nullable Instant at,
        @Nullable AgreementEvidence evidence) {
    /** What a business may tell of: what a person says themselves, they text. */
    static final String KINDS = "express|express_written|informational";

    static final String METHODS = "form|verbal|import|api";
    static final int MOST_SHOWN = 4000;
    static final int MOST_SHORT = 120;
    static final int MOST_LONG = 500;

    private static final String WRITTEN = "express_written";
    private static final String INFORMATIONAL = "informational";
    /** The date of an instant's text. */
    private static final int DAY = 10;

    /** One of which nothing is told. */
    static final Agreement UNTOLD = new Agreement(null, null, null, null);

    /** The same, with what it does not tell taken from another. */
    Agreement over(Agreement other) {
        return new Agreement(
                or(kind, other.kind),
                or(method, other.method),
                or(at, other.at),
                evidence == null ? other.evidence : evidence.over(other.evidence));
    }

    /** Finds fault with what is missing and with what is wrong; places in a request are named below the pointer. */
    void check(String below, Instant now, Faults faults) {
        need(kind, below + "/kind", faults);
        need(method, below + "/method", faults);
        if (WRITTEN.equals(kind)) {
            need(evidence == null ? null : evidence.textShown(), below + "/evidence/textShown", faults);
        }
        checkTold(below, now, faults);
    }

    /** The same of what is told alone. */
    void checkTold(String below, Instant now, Faults faults) {
        oneOf(KINDS, kind, below + "/kind", faults);
        oneOf(METHODS, method, below + "/method", faults);
        faults.unless(at == null || !at.isAfter(now), below + "/at", "must not lie in the future");
        if (evidence != null) {
            evidence.check(below + "/evidence", faults);
        }
    }

    /**
     * The same, of whoever has the number, as the ledger takes it; it keeps the rules of {@link #check}. Told again it
     * is the same: where no time is told, on the same day.
     *
     * @param lead who has the number, null for nobody who is known
     */
    NotedAgreement of(String address, @Nullable Stored<Lead> lead, Instant now) {
        var word = Objects.requireNonNull(kind);
        var way = Objects.requireNonNull(method);
        var proof = evidence == null ? new TreeMap<String, String>() : new TreeMap<>(evidence.said());
        var when = at == null ? Json.text(now).substring(0, DAY) : Json.text(at);
        var once = "agreed#" + Ledger.sha256(String.join("\n", address, word, way, when, Json.write(proof)));
        var shown = proof.get("textShown");
        if (shown != null) {
            proof.put("textSha256", Ledger.sha256(shown));
        }
        var given = at == null ? now : at;
        proof.put("agreedAt", Json.text(given));
        if (lead != null) {
            proof.put("leadId", lead.sk());
        }
        var told = lead == null ? null : lead.value().suppression();
        return new NotedAgreement(
                address,
                lead == null ? null : lead.sk(),
                NewConsent.of(word, word.equals(INFORMATIONAL) ? "transactional" : "all", way, proof),
                given,
                once,
                told != null && told.sms());
    }

    /**
     * Whether an agreement of the kind leaves what the ledger says of consent as it is: the lesser takes nothing from
     * the greater, and none replaces the person's own word.
     */
    static boolean isLess(String kind, String standing) {
        return weight(kind) <= weight(standing);
    }

    static <T> @Nullable T or(@Nullable T first, @Nullable T other) {
        return first == null ? other : first;
    }

    private static int weight(String kind) {
        return switch (kind) {
            case INFORMATIONAL -> 1;
            case "express" -> 2;
            case WRITTEN -> 3;
            case "re_opt_in" -> 4;
            default -> 0;
        };
    }

    private static void need(@Nullable String text, String pointer, Faults faults) {
        if (text == null || text.isBlank()) {
            faults.addAll(List.of(new FieldError(pointer, "required", "is required")));
        }
    }

    private static void oneOf(String words, @Nullable String text, String pointer, Faults faults) {
        faults.unless(text == null || text.matches(words), pointer, "must be one of " + words.replace("|", ", "));
    }
}
