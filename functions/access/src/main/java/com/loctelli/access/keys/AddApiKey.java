package com.loctelli.access.keys;

import com.loctelli.access.users.TenantUsers;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/api-keys}: a key for a program, of at most the caller's own role. The answer shows the key, once: it
 * is not kept, so a repeated request makes another key.
 */
public final class AddApiKey implements Endpoint<AddApiKey.Request, Reply.Created<ApiKeyView>> {
    private static final Pattern SCOPE = Pattern.compile("(\\*|[a-z][a-z-]{1,40}):(read|write)");

    private final Platform platform;

    @Inject
    AddApiKey(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Reply.Created<ApiKeyView> handle(Caller caller, Request request) {
        var user = caller.user();
        if (!TenantUsers.mayManage(user.role(), request.role())) {
            throw Problem.needing("role:" + request.role().wire()).detail("Nobody gives a role above his own");
        }
        check(request);
        var keys = new TenantApiKeys(platform, user.tenant());
        return new Reply.Created<>(keys.add(request, user.actor()));
    }

    @Override
    public boolean keepsAnswers() {
        return false;
    }

    private void check(Request request) {
        var wrong = new ArrayList<FieldError>();
        var scopes = request.scopes();
        for (int i = 0; i < scopes.size(); i++) {
            if (!SCOPE.matcher(scopes.get(i)).matches()) {
                wrong.add(new FieldError("/scopes/" + i, "value", "must be such as leads:read, leads:write or *:read"));
            }
        }
        var end = request.expiresAt();
        if (end != null && !end.isAfter(platform.clock().now())) {
            wrong.add(new FieldError("/expiresAt", "value", "must be in the future"));
        }
        if (!wrong.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(wrong);
        }
    }

    /**
     * The key.
     *
     * @param role what it may at most
     * @param scopes what of that: the first word of a route and {@code read} or {@code write}, which includes reading;
     *     a star stands for every word
     * @param rowsOf a user whose rows alone it works, as one whose every scope is {@code own}; everybody's where absent
     * @param expiresAt never where it is absent
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 120) String name,
            Role role,
            @Size(min = 1, max = 50) List<String> scopes,
            @Nullable @Size(max = 60) String rowsOf,
            @Nullable Instant expiresAt) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerKeysComponent.factory().create(platform).addApiKey());
        }
    }
}
