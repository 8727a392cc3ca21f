package com.loctelli.messaging.consent;

import com.loctelli.kernel.problem.Faults;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What proves an agreement, as far as the business knows it.
 *
 * @param textShown the words that the person agreed to, as they were shown or read out; at most 4,000 characters
 * @param formId the form, wherever it is kept
 * @param formVersion which of its versions
 * @param ip the address that the form was sent from
 * @param userAgent what the form was sent with
 * @param source where the agreement was given: a page, a shop, a campaign
 * @param fileKey where a scan or a recording of it is kept
 */
@Json
@Valid
public record AgreementEvidence(
        @Nullable @Size(max = Agreement.MOST_SHOWN) String textShown,
        @Nullable @Size(max = Agreement.MOST_SHORT) String formId,
        @Nullable @Size(max = Agreement.MOST_SHORT) String formVersion,
        @Nullable @Size(max = Agreement.MOST_SHORT) String ip,
        @Nullable @Size(max = Agreement.MOST_LONG) String userAgent,
        @Nullable @Size(max = Agreement.MOST_LONG) String source,
        @Nullable @Size(max = Agreement.MOST_LONG) String fileKey) {

    /** The same, with what it does not say taken from other evidence. */
    AgreementEvidence over(@Nullable AgreementEvidence other) {
        return other == null
                ? this
                : new AgreementEvidence(
                        Agreement.or(textShown, other.textShown),
                        Agreement.or(formId, other.formId),
                        Agreement.or(formVersion, other.formVersion),
                        Agreement.or(ip, other.ip),
                        Agreement.or(userAgent, other.userAgent),
                        Agreement.or(source, other.source),
                        Agreement.or(fileKey, other.fileKey));
    }

    /** Finds fault with what is too long; a place in a request is named below the pointer. */
    void check(String below, Faults faults) {
        said().forEach((name, text) -> {
            int most = most(name);
            faults.unless(text.length() <= most, below + "/" + name, "has at most " + most + " characters");
        });
    }

    /** All that it says, by name; what is blank says nothing. */
    Map<String, String> said() {
        var all = new TreeMap<String, String>();
        say(all, "textShown", textShown);
        say(all, "formId", formId);
        say(all, "formVersion", formVersion);
        say(all, "ip", ip);
        say(all, "userAgent", userAgent);
        say(all, "source", source);
        say(all, "fileKey", fileKey);
        return all;
    }

    private static void say(Map<String, String> all, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            all.put(name, text);
        }
    }

    private static int most(String name) {
        return switch (name) {
            case "textShown" -> Agreement.MOST_SHOWN;
            case "userAgent", "source", "fileKey" -> Agreement.MOST_LONG;
            default -> Agreement.MOST_SHORT;
        };
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "AgreementEvidence";
    }
}
