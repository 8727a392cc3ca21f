package com.loctelli.standins.model;

import com.loctelli.standins.wire.Loopback;
import java.util.List;
import java.util.function.Function;

/** The running model server. */
public final class Model implements AutoCloseable {

    private final Loopback server;
    private final ModelApi api;

    private Model(Loopback server, ModelApi api) {
        this.server = server;
        this.api = api;
    }

    /** Starts a server. */
    public static Model start(ModelSettings settings) {
        ModelApi api = new ModelApi(settings.speaker(), settings.clock());
        return new Model(Loopback.start(settings.port(), settings.faults(), "openai", api), api);
    }

    /** What to use in place of {@code https://api.openai.com/v1}. */
    public String baseUrl() {
        return server.baseUrl() + "/v1";
    }

    /** Lets somebody else speak from now on. */
    public void speakBy(Function<ChatRequest, ChatReply> speaker) {
        api.speakBy(speaker);
    }

    /** Every completion asked for so far, oldest first; the last thousand are kept. */
    public List<ChatRequest> journal() {
        return api.journal();
    }

    @Override
    public void close() {
        server.close();
    }
}
