package com.loctelli.access.agency;

import com.loctelli.access.Sha256;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/admin/auth-codes}: a code by which somebody becomes an admin. The answer shows it, once. */
public final class AddAdminCode implements Endpoint<AddAdminCode.Request, Reply.Created<AdminCodeView>> {
    private static final int USUAL_HOURS = 24;

    private final Platform platform;

    @Inject
    AddAdminCode(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Reply.Created<AdminCodeView> handle(Caller caller, Request request) {
        var admin = caller.admin();
        var now = platform.clock().now();
        var text = platform.ids().token();
        var hash = Sha256.hex(text);
        var life = Duration.ofHours(Objects.requireNonNullElse(request.expiresInHours(), USUAL_HOURS));
        var made = new AdminCode(
                request.role().wire(),
                Objects.requireNonNullElse(request.maxUses(), 1),
                0,
                now.plus(life),
                admin.id(),
                null);
        platform.database()
                .commit(platform.directory()
                        .platformRows()
                        .insert(AdminCode.key(hash), made, admin.actor())
                        .expires(made.expiresAt()));
        return new Reply.Created<>(AdminCodeView.of(hash, made, now, text));
    }

    @Override
    public boolean keepsAnswers() {
        return false;
    }

    /**
     * The code.
     *
     * @param maxUses one where absent
     * @param expiresInHours a day where absent
     */
    @Json
    @Valid
    public record Request(
            AdminRole role,
            @Nullable @Min(1) @Max(20) Integer maxUses,
            @Nullable @Min(1) @Max(168) Integer expiresInHours) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAgencyComponent.factory().create(platform).addAdminCode());
        }
    }
}
