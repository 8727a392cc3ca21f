package com.loctelli.strategies.templates;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.AllowedModels;
import com.loctelli.strategies.BuiltIn;
import com.loctelli.strategies.PromptTemplate;
import com.loctelli.strategies.StrategyProblems;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agency's templates, in the platform's rows. A sub-account gets a copy of each template that it is assigned, and
 * every later version of it: see {@link Publications}.
 */
public final class PlatformTemplates {
    private static final String TEMPLATE = Publications.TEMPLATE;
    private static final int ATTEMPTS = 5;

    private final Platform platform;
    private final Publications publications;

    @Inject
    PlatformTemplates(Platform platform, Publications publications) {
        this.platform = platform;
        this.publications = publications;
    }

    Page<TemplateView> list(@Nullable String cursor, int limit) {
        return rows().query(Query.prefix(TEMPLATE).limit(limit).after(cursor), PromptTemplate.class)
                .map(one -> TemplateView.of(one.value(), false));
    }

    Stored<PromptTemplate> need(String id) {
        return rows().need(TEMPLATE + id, PromptTemplate.class);
    }

    TemplateView add(TemplateFields fields, Caller.Admin admin) {
        check(fields);
        var id = platform.ids().next("pt");
        var made = fields.over(
                BuiltIn.TEMPLATE, id, 1, "platform", platform.clock().now());
        platform.database()
                .commit(
                        rows().insert(TEMPLATE + id, made, admin.actor()),
                        versions().insert(made, admin.actor()));
        return TemplateView.of(made, false);
    }

    private void check(TemplateFields fields) {
        new AllowedModels(platform.settings()).check("/model", fields.model());
    }

    Stored<PromptTemplate> change(String id, Optional<Long> ifMatch, TemplateFields fields, Caller.Admin admin) {
        check(fields);
        var old = need(id);
        if (ifMatch.isPresent() && ifMatch.get() != old.version()) {
            throw ProblemType.STALE_VERSION.problem();
        }
        var was = old.value();
        var now = platform.clock().now();
        var same = fields.over(was, id, was.templateVersion(), "platform", was.publishedAt());
        if (same.equals(was)) {
            // Sent again: nothing is new, and whoever has it not yet gets it.
            platform.database().commit(publications.opened(id, old.version(), admin.actor()));
        } else {
            var next = fields.over(was, id, versions().next(id), "platform", now);
            platform.database()
                    .commit(
                            rows().replace(old, next),
                            versions().insert(next, admin.actor()),
                            publications.opened(id, old.version() + 1, admin.actor()));
        }
        publications.begin(id);
        return need(id);
    }

    Page<TemplateView> versions(String id, @Nullable String cursor, int limit) {
        need(id);
        return versions().page(id, cursor, limit).map(one -> TemplateView.of(one.value(), false));
    }

    PromptTemplate version(String id, int version) {
        return versions().need(id, version).value();
    }

    /** Writes a version that is not published: what the sub-accounts run on stays as it is. */
    TemplateView draft(String id, TemplateFields fields, Caller.Admin admin) {
        check(fields);
        var made = fields.over(need(id).value(), id, versions().next(id), "platform", null);
        platform.database().commit(versions().insert(made, admin.actor()));
        return TemplateView.of(made, false);
    }

    /**
     * Makes a version the template's, here and then in every sub-account that it is assigned to. Sent again, it goes on
     * where it stopped.
     *
     * @param again whether it must have been published before
     */
    Stored<PromptTemplate> publish(String id, int version, boolean again, Optional<Long> ifMatch, Caller.Admin admin) {
        var old = need(id);
        if (ifMatch.isPresent() && ifMatch.get() != old.version()) {
            throw ProblemType.STALE_VERSION.problem();
        }
        var wanted = version(id, version);
        var first = wanted.publishedAt();
        if (again && first == null) {
            throw StrategyProblems.NEVER_PUBLISHED.problem();
        }
        var now = platform.clock().now();
        var next = first == null ? wanted.at(now) : wanted;
        boolean isOther = old.value().templateVersion() != version;
        var writes = new ArrayList<Write>();
        writes.add(publications.opened(id, old.version() + (isOther ? 1 : 0), admin.actor()));
        if (isOther) {
            writes.add(rows().replace(old, next));
        }
        if (isOther && first == null) {
            writes.add(versions().published(next, now));
        }
        platform.database().commit(writes);
        publications.begin(id);
        return need(id);
    }

    void delete(String id) {
        var old = need(id);
        platform.database().commit(rows().delete(old.sk()), publications.ended(id));
    }

    TemplateView assign(String id, String subAccountId, boolean activate, Caller.Admin admin) {
        need(id);
        var tenant = platform.directory().administered(admin, subAccountId);
        platform.database().commit(publications.assigned(id, subAccountId, admin.actor()));
        // Read behind the assignment: what is published after this finds it.
        var template = Optimistic.retried(ATTEMPTS, Set.of(ProblemType.STALE_VERSION), () -> {
            var current = need(id);
            new TenantTemplates(platform, tenant).receive(current, activate, admin.actor());
            return current.value();
        });
        return TemplateView.of(template, activate);
    }

    private TemplateVersions versions() {
        return new TemplateVersions(rows());
    }

    private Rows rows() {
        return platform.directory().platformRows();
    }
}
