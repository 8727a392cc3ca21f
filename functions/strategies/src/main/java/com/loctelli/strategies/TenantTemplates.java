package com.loctelli.strategies;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One sub-account's templates: its own, and copies of those that the agency assigned, because a sub-account cannot read
 * the agency's rows. The active one is kept in full under a key of its own; while there is none, the built-in one is.
 */
public final class TenantTemplates {
    private final Platform platform;
    private final Rows rows;

    TenantTemplates(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.STRATEGIES).of(tenant);
    }

    /** A page of the templates; the built-in one comes last. */
    public Page<TemplateView> list(@Nullable String cursor, int limit) {
        var active = activeId();
        var page = rows.query(Query.prefix(BriefKeys.TEMPLATE).limit(limit).after(cursor), PromptTemplate.class);
        var views = new ArrayList<TemplateView>();
        page.data()
                .forEach(one ->
                        views.add(TemplateView.of(one.value(), one.value().id().equals(active))));
        if (page.next() == null) {
            views.add(TemplateView.of(BuiltIn.TEMPLATE, active.equals(BuiltIn.ID)));
        }
        return new Page<>(views, page.next(), limit);
    }

    /** Adds a template of the sub-account's own; the first becomes active. */
    TemplateView add(TemplateFields fields, Actor by) {
        var id = platform.ids().next("pt");
        var made = fields.over(BuiltIn.TEMPLATE, id, 1, "own", platform.clock().now());
        var template = rows.insert(BriefKeys.TEMPLATE + id, made, by);
        try {
            platform.database().commit(template, rows.insert(BriefKeys.ACTIVE_TEMPLATE, made, by));
            return TemplateView.of(made, true);
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            // Another template is active: this one only joins it.
            platform.database().commit(rows.insert(BriefKeys.TEMPLATE + id, made, by));
            return TemplateView.of(made, false);
        }
    }

    /** Makes a template the active one. */
    TemplateView activate(String id, Actor by) {
        var chosen = need(id);
        if (id.equals(BuiltIn.ID)) {
            platform.database().commit(rows.delete(BriefKeys.ACTIVE_TEMPLATE));
        } else {
            platform.database()
                    .commit(
                            rows.put(BriefKeys.ACTIVE_TEMPLATE, chosen, by),
                            rows.check(
                                            BriefKeys.TEMPLATE + id,
                                            Condition.equal("templateVersion", chosen.templateVersion()))
                                    .otherwise(ProblemType.CONFLICT));
        }
        return TemplateView.of(chosen, true);
    }

    /** Takes over a version of the agency's template: the copy, and the active one where it is that template. */
    void receive(PromptTemplate version, boolean activate, Actor by) {
        var copy = version.from("platform");
        boolean isActive = activate || activeId().equals(version.id());
        var writes = new ArrayList<com.loctelli.kernel.storage.Write>();
        writes.add(rows.put(BriefKeys.TEMPLATE + version.id(), copy, by));
        if (isActive) {
            writes.add(rows.put(BriefKeys.ACTIVE_TEMPLATE, copy, by));
        }
        platform.database().commit(writes);
    }

    /** The template that a strategy pins: as before where nothing is said, none where a blank id is given. */
    @Nullable
    PromptTemplate pinned(@Nullable String id, @Nullable PromptTemplate before) {
        if (id == null) {
            return before;
        }
        if (id.isBlank()) {
            return null;
        }
        try {
            return need(id);
        } catch (Problem problem) {
            throw Problem.field("/promptTemplateId", "value", "There is no such template")
                    .causedBy(problem);
        }
    }

    private PromptTemplate need(String id) {
        if (id.equals(BuiltIn.ID)) {
            return BuiltIn.TEMPLATE;
        }
        var found = rows.get(BriefKeys.TEMPLATE + id, PromptTemplate.class);
        if (found == null) {
            throw StrategyProblems.NO_TEMPLATE.problem();
        }
        return found.value();
    }

    private String activeId() {
        var active = rows.get(BriefKeys.ACTIVE_TEMPLATE, PromptTemplate.class);
        return active == null ? BuiltIn.ID : active.value().id();
    }
}
