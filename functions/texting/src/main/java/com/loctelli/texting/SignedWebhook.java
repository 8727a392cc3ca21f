package com.loctelli.texting;

import com.loctelli.kernel.edge.RawRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.telemetry.Invocation;
import com.loctelli.kernel.telemetry.Trace;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Checks that a webhook is the carrier's, over the public address and the raw form, and finds whose number it is about.
 */
final class SignedWebhook {
    private final Platform platform;

    @Inject
    SignedWebhook(Platform platform) {
        this.platform = platform;
    }

    /** The form of a request that the carrier signed; 403 for any other. */
    Form open(RawRequest request) {
        var settings = platform.settings();
        var url = settings.need("PUBLIC_URL")
                + request.path()
                + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery());
        Form form;
        try {
            form = Form.parse(request.text());
        } catch (IllegalArgumentException e) {
            throw TextingProblems.BAD_SIGNATURE.problem().causedBy(e);
        }
        var signature = request.header("x-twilio-signature").orElse("");
        if (!WebhookSignature.holds(settings.need("TWILIO_AUTH_TOKEN"), url, form, signature)) {
            throw TextingProblems.BAD_SIGNATURE.problem();
        }
        return form;
    }

    /** A field that the request must have: the signature does not say where a name ends and a value begins. */
    static String need(Form form, String name) {
        return form.find(name).orElseThrow(() -> Problem.field("/" + name, "required", "is required"));
    }

    /** Whose number it is; empty, and told in the log, where it is nobody's. */
    Optional<Tenant> owner(String number, String sid) {
        var routed = platform.directory().find(RoutingKey.number(number));
        if (routed.isEmpty()) {
            new Invocation(platform.clock().now(), platform.settings().stage(), "twilio-webhook", Trace.current())
                    .with("sid", sid)
                    .with("rejected", "unknown-number")
                    .end(System.out, "rejected");
        }
        return routed.map(found -> found.tenant());
    }

    /** Taken, and nothing to say. */
    static Reply.Raw nothing() {
        return new Reply.Raw(204, "", "", Map.of());
    }
}
