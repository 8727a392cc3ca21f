package com.loctelli.operations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import jakarta.inject.Inject;

/** {@code GET /v1/version}: what is deployed here. */
public final class ShowVersion implements Endpoint<NoRequest, ShowVersion.Version> {
    private static final String UNSTAMPED = "1.0.0";

    private final Platform platform;

    @Inject
    ShowVersion(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Version handle(Caller caller, NoRequest request) {
        var settings = platform.settings();
        return new Version(settings.get("LOCTELLI_VERSION", UNSTAMPED), settings.get("LOCTELLI_STAGE", "dev"));
    }

    /**
     * What is deployed here.
     *
     * @param version as the deployment stamped it in {@code LOCTELLI_VERSION}
     * @param stage such as {@code dev} or {@code prod}
     */
    @Json
    public record Version(String version, String stage) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerOperationsComponent.factory().create(platform).showVersion());
        }
    }
}
