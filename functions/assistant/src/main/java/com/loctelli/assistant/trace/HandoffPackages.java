package com.loctelli.assistant.trace;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The latest package of each conversation, sealed. */
public final class HandoffPackages {
    private final Platform platform;

    @Inject
    public HandoffPackages(Platform platform) {
        this.platform = platform;
    }

    /** A package at rest. */
    @io.avaje.jsonb.Json
    record SealedPackage(String sealed) {}

    /** The write that keeps it, over an earlier one. */
    public Write keep(Tenant tenant, HandoffPackage packed) {
        var key = key(packed.conversationId());
        return rows(tenant)
                .put(key, new SealedPackage(platform.cipher().seal(tenant, key, Json.write(packed))), Actor.AI);
    }

    /** The conversation's latest; 404 where the agent has never given it away. */
    public HandoffPackage need(Tenant tenant, String conversationId) {
        var key = key(conversationId);
        var found = rows(tenant).get(key, SealedPackage.class);
        if (found == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return Json.read(platform.cipher().open(tenant, key, found.value().sealed()), HandoffPackage.class);
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.ASSISTANT).of(tenant);
    }

    private static String key(String conversationId) {
        return conversationId + "#HANDOFF";
    }
}
