package com.loctelli.local;

import com.loctelli.standins.carrier.Carrier;
import com.loctelli.standins.carrier.CarrierSettings;
import com.loctelli.standins.crm.Crm;
import com.loctelli.standins.crm.CrmSettings;
import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.model.Model;
import com.loctelli.standins.model.ModelSettings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The carrier, the model and the CRM: real where the settings name them, otherwise stand-ins on loopback. */
final class Outside implements AutoCloseable {
    private static final String SID = "AC00000000000000000000000000000000";
    private static final String TOKEN = "local-carrier-token";
    private static final List<String> OF_THE_AGENT = List.of(
            "ASSISTANT_MODELS",
            "ASSISTANT_MODEL_PRICES",
            "ASSISTANT_CHEAPER_MODEL",
            "ASSISTANT_MODEL_TIMEOUT_SECONDS",
            "ASSISTANT_PATIENCE_ATTEMPTS",
            "ASSISTANT_PATIENCE_SECONDS",
            "ASSISTANT_PROVIDER_REQUESTS_PER_MINUTE",
            "ASSISTANT_PROVIDER_TOKENS_PER_MINUTE",
            "ASSISTANT_TENANT_SHARE_PERCENT",
            "OPENAI_FALLBACK_MODELS");

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> told = new LinkedHashMap<>();
    private final @Nullable Carrier carrier;
    private final @Nullable Model model;
    private final @Nullable Crm crm;

    private Outside(Choices choices, Faults faults, InstantSource clock) {
        this.model = model(choices, faults, clock);
        this.carrier = carrier(choices, faults, clock);
        this.crm = crm(choices, faults, clock);
    }

    static Outside start(Choices choices, Faults faults, InstantSource clock) {
        return new Outside(choices, faults, clock);
    }

    /** What the functions find in their environment. */
    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** One line for each of the three: which it is. */
    Map<String, String> told() {
        return told;
    }

    /** The stand-in, where no real carrier is named. */
    Optional<Carrier> carrier() {
        return Optional.ofNullable(carrier);
    }

    /** The stand-in, where no real model is named. */
    Optional<Model> model() {
        return Optional.ofNullable(model);
    }

    /** The stand-in, where no real CRM is named. */
    Optional<Crm> crm() {
        return Optional.ofNullable(crm);
    }

    @Override
    public void close() {
        if (carrier != null) {
            carrier.close();
        }
        if (model != null) {
            model.close();
        }
        if (crm != null) {
            crm.close();
        }
    }

    private @Nullable Model model(Choices choices, Faults faults, InstantSource clock) {
        OF_THE_AGENT.forEach(name -> choices.find(name).ifPresent(value -> settings.put(name, value)));
        var key = choices.find("OPENAI_API_KEY");
        var url = choices.find("OPENAI_BASE_URL");
        if (key.isPresent() || url.isPresent()) {
            // A server of one's own often wants no key; the client wants to send one.
            settings.put("OPENAI_API_KEY", key.orElse("none"));
            url.ifPresent(address -> settings.put("OPENAI_BASE_URL", address));
            choices.find("OPENAI_MODEL").ifPresent(name -> settings.put("OPENAI_MODEL", name));
            told.put(
                    "model",
                    "real: " + url.orElse("OpenAI")
                            + choices.find("OPENAI_MODEL")
                                    .map(name -> ", model " + name)
                                    .orElse(""));
            return null;
        }
        var standIn = Model.start(ModelSettings.of(faults, clock));
        settings.put("OPENAI_API_KEY", "local");
        settings.put("OPENAI_BASE_URL", standIn.baseUrl());
        settings.put("OPENAI_MODEL", choices.find("OPENAI_MODEL").orElse("scripted"));
        told.put("model", "local: a scripted stand-in. Set OPENAI_API_KEY for a real one");
        return standIn;
    }

    private @Nullable Carrier carrier(Choices choices, Faults faults, InstantSource clock) {
        var sid = choices.find("TWILIO_ACCOUNT_SID");
        var token = choices.find("TWILIO_AUTH_TOKEN");
        if (sid.isPresent() != token.isPresent()) {
            throw new Refused("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN belong together: set both, or neither.");
        }
        if (sid.isPresent()) {
            settings.put("TWILIO_ACCOUNT_SID", sid.get());
            settings.put("TWILIO_AUTH_TOKEN", token.orElseThrow());
            choices.find("TWILIO_BASE_URL").ifPresent(url -> settings.put("TWILIO_BASE_URL", url));
            told.put(
                    "carrier",
                    "real: " + choices.find("TWILIO_BASE_URL").orElse("Twilio") + ", webhooks to "
                            + choices.publicUrl());
            return null;
        }
        var directory = choices.directory();
        var standIn = Carrier.start(CarrierSettings.of(SID, TOKEN, faults)
                .keptIn(directory == null ? null : directory.resolve("carrier"))
                .by(clock));
        standIn.inboundTo(choices.publicUrl() + "/v1/webhooks/twilio/sms");
        standIn.reach(choices.publicUrl(), choices.ownUrl());
        settings.put("TWILIO_ACCOUNT_SID", SID);
        settings.put("TWILIO_AUTH_TOKEN", TOKEN);
        settings.put("TWILIO_BASE_URL", standIn.baseUrl());
        told.put("carrier", "local: texts stay on this machine and show on " + choices.ownUrl() + "/phone");
        return standIn;
    }

    private @Nullable Crm crm(Choices choices, Faults faults, InstantSource clock) {
        for (var name : List.of("GHL_BASE_URL", "GHL_WEBHOOK_PUBLIC_KEY")) {
            choices.find(name).ifPresent(value -> settings.put(name, value));
        }
        if (!settings.containsKey("GHL_BASE_URL") && !settings.containsKey("GHL_WEBHOOK_PUBLIC_KEY")) {
            var standIn = Crm.start(CrmSettings.of(faults, clock));
            standIn.eventsTo(choices.ownUrl() + "/v1/webhooks/ghl");
            settings.put("GHL_BASE_URL", standIn.baseUrl());
            settings.put("GHL_WEBHOOK_PUBLIC_KEY", standIn.publicKeyPem());
            told.put("CRM", "local: a stand-in that speaks GoHighLevel");
            return standIn;
        }
        told.put(
                "CRM",
                "real: " + settings.getOrDefault("GHL_BASE_URL", "GoHighLevel")
                        + (settings.containsKey("GHL_WEBHOOK_PUBLIC_KEY") ? ", events signed with the given key" : ""));
        return null;
    }
}
