package com.loctelli.strategies.templates;

import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.strategies.PromptTemplate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The versions of prompt templates in some rows, the agency's or a sub-account's: content is written once. */
final class TemplateVersions {
    private static final String VERSION = "PTV#";

    private final Rows rows;

    TemplateVersions(Rows rows) {
        this.rows = rows;
    }

    /** The version; 404 where there is none. */
    Stored<PromptTemplate> need(String id, int version) {
        return rows.need(key(id, version), PromptTemplate.class);
    }

    /** The version, or null. */
    @Nullable
    Stored<PromptTemplate> find(String id, int version) {
        return rows.get(key(id, version), PromptTemplate.class);
    }

    /** The versions, newest first. */
    Page<Stored<PromptTemplate>> page(String id, @Nullable String cursor, int limit) {
        return rows.query(
                Query.prefix(VERSION + id + "#").newestFirst().limit(limit).after(cursor), PromptTemplate.class);
    }

    /** The number that the next version gets. Two writers who read the same one meet at {@link #insert}. */
    int next(String id) {
        return page(id, null, 1).data().stream()
                .mapToInt(newest -> newest.value().templateVersion() + 1)
                .findFirst()
                .orElse(1);
    }

    /** A version that is not there yet. */
    Write insert(PromptTemplate version, Actor by) {
        return rows.insert(key(version.id(), version.templateVersion()), version, by)
                .otherwise(ProblemType.CONFLICT);
    }

    /** A copy of a version that was written elsewhere. */
    Write copy(PromptTemplate version, Actor by) {
        return rows.put(key(version.id(), version.templateVersion()), version, by);
    }

    /** That the version is published for the first time. */
    Write published(PromptTemplate version, Instant now) {
        return rows.update(key(version.id(), version.templateVersion()), new Update().set("publishedAt", now));
    }

    private static String key(String id, int version) {
        return VERSION + id + "#" + "%06d".formatted(version);
    }
}
