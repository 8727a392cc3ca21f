package com.loctelli.strategies.templates;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.strategies.AllowedModels;
import com.loctelli.strategies.BuiltIn;
import com.loctelli.strategies.PromptTemplate;
import com.loctelli.strategies.StrategyProblems;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The agency's templates, in the platform's rows. A sub-account gets a copy of each template that it is assigned, and
 * every later version of it: publishing is repeated in full by sending the same change again, so that a publication
 * that stopped half-way is finished that way.
 */
public final class PlatformTemplates {
    private static final String TEMPLATE = "PT#";
    private static final String ASSIGNMENT = "PTA#";

    private final Platform platform;

    @Inject
    PlatformTemplates(Platform platform) {
        this.platform = platform;
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
        if (!same.equals(was)) {
            var next = fields.over(was, id, versions().next(id), "platform", now);
            platform.database().commit(rows().replace(old, next), versions().insert(next, admin.actor()));
            was = next;
        }
        publish(was, admin);
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
     * Makes a version the template's, here and in every sub-account that it is assigned to. Sent again, it is finished
     * where it stopped half-way.
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
        if (old.value().templateVersion() != version) {
            var replaced = rows().replace(old, next);
            if (first == null) {
                platform.database().commit(replaced, versions().published(next, now));
            } else {
                platform.database().commit(replaced);
            }
        }
        publish(next, admin);
        return need(id);
    }

    void delete(String id) {
        var old = need(id);
        platform.database().commit(rows().delete(old.sk()));
    }

    TemplateView assign(String id, String subAccountId, boolean activate, Caller.Admin admin) {
        var template = need(id).value();
        var tenant = platform.directory().administered(admin, subAccountId);
        platform.database()
                .commit(rows().put(
                                ASSIGNMENT + id + "#" + subAccountId, new Assignment(id, subAccountId), admin.actor()));
        new TenantTemplates(platform, tenant).receive(template, activate, admin.actor());
        return TemplateView.of(template, activate);
    }

    private void publish(PromptTemplate version, Caller.Admin admin) {
        @Nullable String cursor = null;
        do {
            var page =
                    rows().query(Query.prefix(ASSIGNMENT + version.id() + "#").after(cursor), Assignment.class);
            for (var one : page.data()) {
                assignee(one.value(), admin)
                        .ifPresent(
                                tenant -> new TenantTemplates(platform, tenant).receive(version, false, admin.actor()));
            }
            cursor = page.next();
        } while (cursor != null);
    }

    /** Empty where the sub-account is gone, or never opened: that must not keep the version from all others. */
    private Optional<Tenant> assignee(Assignment assignment, Caller.Admin admin) {
        try {
            return Optional.of(platform.directory().administered(admin, assignment.assignee()));
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.NOT_FOUND)) {
                throw problem;
            }
            return Optional.empty();
        }
    }

    private TemplateVersions versions() {
        return new TemplateVersions(rows());
    }

    private Rows rows() {
        return platform.directory().platformRows();
    }
}
