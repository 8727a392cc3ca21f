package com.loctelli.standins.carrier;

import com.loctelli.standins.wire.Answer;
import com.loctelli.standins.wire.Call;
import com.loctelli.standins.wire.Form;
import com.loctelli.standins.wire.Speaker;
import com.loctelli.standins.wire.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Twilio's REST API, as far as texting needs it. */
final class CarrierApi implements Speaker {

    /** What a messaging service sends from here; Twilio's own always valid test sender. */
    private static final String SERVICE_SENDER = "+15005550006";

    private final CarrierSettings settings;
    private final Texts texts;
    private final Lifecycle lifecycle;
    private final String root;

    CarrierApi(CarrierSettings settings, Texts texts, Lifecycle lifecycle) {
        this.settings = settings;
        this.texts = texts;
        this.lifecycle = lifecycle;
        this.root = "/2010-04-01/Accounts/" + settings.accountSid();
    }

    @Override
    public Answer answer(Call call) {
        if (!authentic(call)) {
            return new Refusal(401, 20003, "Authenticate").answer();
        }
        if (!call.path().startsWith(root)) {
            return Refusal.notFound(call.path()).answer();
        }
        String route = call.method() + " " + call.path().substring(root.length());
        return switch (route) {
            case "POST /Messages.json" -> send(call);
            case "GET /Messages.json" ->
                Answer.json(200, Listing.messages(settings.accountSid(), call.path(), call.query(), texts.all()));
            case "GET /IncomingPhoneNumbers.json" -> numbers(call);
            case "GET .json" -> Answer.json(200, Resource.account(settings.accountSid()));
            default -> one(call, route);
        };
    }

    @Override
    public Answer broken() {
        return new Refusal(500, 20500, "An internal server error has occurred").answer();
    }

    @Override
    public Answer throttled() {
        return new Refusal(429, 20429, "Too Many Requests").answer().header("Retry-After", "1");
    }

    private boolean authentic(Call call) {
        String expected = settings.accountSid() + ":" + settings.authToken();
        String given = call.header("authorization");
        return given != null
                && given.equals(
                        "Basic " + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer send(Call call) {
        Form form = call.form();
        String from = form.fields().getOrDefault("From", SERVICE_SENDER);
        Optional<Refusal> refusal = SendRules.refuse(form, from, texts);
        if (refusal.isPresent()) {
            return refusal.get().answer();
        }
        String service = form.get("MessagingServiceSid");
        Instant now = settings.clock().instant();
        Message message = new Message(
                Phone.sid(),
                from,
                form.fields().getOrDefault("To", ""),
                form.fields().getOrDefault("Body", ""),
                service == null ? "queued" : "accepted",
                now,
                now,
                null,
                "outbound-api",
                service,
                form.get("StatusCallback"),
                null);
        texts.add(message);
        lifecycle.begin(message, call.duplicate());
        return Answer.json(201, Resource.message(settings.accountSid(), message));
    }

    private Answer one(Call call, String route) {
        String sid = route.startsWith("GET /Messages/") && route.endsWith(".json")
                ? route.substring("GET /Messages/".length(), route.length() - ".json".length())
                : "";
        return texts.find(sid)
                .map(message -> Answer.json(200, Resource.message(settings.accountSid(), message)))
                .orElseGet(() -> Refusal.notFound(call.path()).answer());
    }

    private Answer numbers(Call call) {
        String wanted = call.query().get("PhoneNumber");
        Stream<String> numbers = settings.numbers().stream();
        if (wanted != null) {
            // Every well-formed sender is accepted, so every one asked for by name is owned.
            numbers = wanted.startsWith("+") ? Stream.of(wanted) : numbers.filter(number -> number.contains(wanted));
        }
        List<Tree> found = numbers.map(number -> Resource.number(settings.accountSid(), number))
                .toList();
        return Answer.json(200, Listing.page("incoming_phone_numbers", call.path(), call.query(), found));
    }
}
