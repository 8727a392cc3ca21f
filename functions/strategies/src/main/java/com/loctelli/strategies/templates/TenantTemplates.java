package com.loctelli.strategies.templates;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.strategies.AllowedModels;
import com.loctelli.strategies.BriefKeys;
import com.loctelli.strategies.Briefs;
import com.loctelli.strategies.BuiltIn;
import com.loctelli.strategies.Followers;
import com.loctelli.strategies.PromptTemplate;
import com.loctelli.strategies.Strategy;
import com.loctelli.strategies.StrategyProblems;
import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sub-account's templates: its own, and copies of those that the agency assigned, because a sub-account cannot read
 * the agency's rows. The active one is kept in full under a key of its own; while there is none, the built-in one is.
 */
public final class TenantTemplates {
    /** Beside the copy of a template of the agency's: which of its publications it is. */
    private static final String PUBLICATION = "publication";

    private static final int ATTEMPTS = 5;

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;
    private final TemplateVersions versions;

    TenantTemplates(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.STRATEGIES).of(tenant);
        this.versions = new TemplateVersions(rows);
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
        new AllowedModels(platform.settings()).check("/model", fields.model());
        var id = platform.ids().next("pt");
        var made = fields.over(BuiltIn.TEMPLATE, id, 1, "own", platform.clock().now());
        var template = rows.insert(BriefKeys.TEMPLATE + id, made, by);
        try {
            platform.database()
                    .commit(
                            template,
                            versions.insert(made, by),
                            rows.insert(BriefKeys.ACTIVE_TEMPLATE, made, by),
                            changed());
            return TemplateView.of(made, true);
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            // Another template is active: this one only joins it.
            platform.database().commit(rows.insert(BriefKeys.TEMPLATE + id, made, by), versions.insert(made, by));
            return TemplateView.of(made, false);
        }
    }

    /**
     * Makes a template the active one.
     *
     * @param pin the version to stay on; null to follow the template's publications
     */
    TemplateView activate(String id, @Nullable Integer pin, Actor by) {
        var chosen = need(id, pin);
        if (id.equals(BuiltIn.ID)) {
            platform.database().commit(rows.delete(BriefKeys.ACTIVE_TEMPLATE), changed());
        } else {
            var active = rows.put(BriefKeys.ACTIVE_TEMPLATE, chosen, by);
            if (pin == null) {
                platform.database()
                        .commit(
                                active,
                                changed(),
                                rows.check(
                                                BriefKeys.TEMPLATE + id,
                                                Condition.equal("templateVersion", chosen.templateVersion()))
                                        .otherwise(ProblemType.CONFLICT));
            } else {
                platform.database().commit(active.with("pinned", true), changed());
            }
        }
        return TemplateView.of(chosen, true);
    }

    private Write changed() {
        return Briefs.changed(platform, rows);
    }

    /** That the active template stays on its version; an attribute beside the copy. */
    @Json
    record Pin(String id, @Nullable Boolean pinned) {}

    /**
     * Takes over a version of the agency's template as it was published: the copy, the active one where it is that
     * template and follows it, and the strategies that run on it and follow it. What is chosen here at the same moment
     * stays chosen. Refused as {@link ProblemType#STALE_VERSION} where a later publication is here already.
     */
    void receive(Stored<PromptTemplate> published, boolean activate, Actor by) {
        var copy = published.value().from("platform");
        Optimistic.repeated(
                ATTEMPTS,
                Set.of(ProblemType.CONFLICT),
                () -> platform.database().commit(received(copy, published.version(), activate, by)));
        new Followers(platform, tenant).bring(copy, by);
    }

    private List<Write> received(PromptTemplate copy, long publication, boolean activate, Actor by) {
        var active = rows.get(BriefKeys.ACTIVE_TEMPLATE, Pin.class);
        boolean follows = active != null
                && active.value().id().equals(copy.id())
                && !Boolean.TRUE.equals(active.value().pinned());
        var writes = new ArrayList<Write>();
        writes.add(rows.put(BriefKeys.TEMPLATE + copy.id(), copy, by)
                .with(PUBLICATION, publication)
                .when(Condition.absent(PUBLICATION).or(Condition.atMost(PUBLICATION, publication)))
                .otherwise(ProblemType.STALE_VERSION));
        writes.add(versions.copy(copy, by));
        if (activate) {
            writes.add(rows.put(BriefKeys.ACTIVE_TEMPLATE, copy, by));
        } else if (follows) {
            writes.add(rows.put(BriefKeys.ACTIVE_TEMPLATE, copy, by)
                    .when(Condition.equal("id", copy.id()).and(Condition.absent("pinned")))
                    .otherwise(ProblemType.CONFLICT));
        } else {
            writes.add(rows.check(
                            BriefKeys.ACTIVE_TEMPLATE,
                            Condition.absent("id")
                                    .or(Condition.notEqual("id", copy.id()))
                                    .or(Condition.present("pinned")))
                    .otherwise(ProblemType.CONFLICT));
        }
        if (activate || follows) {
            writes.add(changed());
        }
        return writes;
    }

    /**
     * The template that a strategy runs on: as before where nothing is said, none where a blank id is given.
     *
     * @param id a template of its own
     * @param pin the version of it to stay on
     */
    public @Nullable PromptTemplate chosen(@Nullable String id, @Nullable Integer pin, @Nullable Strategy old) {
        var before = old == null ? null : old.template();
        if (id == null && pin == null) {
            return before;
        }
        if (id != null && id.isBlank()) {
            return null;
        }
        var wanted = id != null ? id : before == null ? null : before.id();
        if (wanted == null) {
            throw Problem.field("/templateVersionPin", "value", "belongs to a template of the strategy's own");
        }
        try {
            return need(wanted, pin);
        } catch (Problem problem) {
            boolean isVersion = pin != null && id == null;
            throw Problem.field(
                            isVersion ? "/templateVersionPin" : "/promptTemplateId",
                            "value",
                            isVersion ? "There is no such version" : "There is no such template")
                    .causedBy(problem);
        }
    }

    /** The version of a template, of one that was taken away since too; null where it never was here. */
    public @Nullable PromptTemplate find(String id, int version) {
        if (id.equals(BuiltIn.ID)) {
            return version == BuiltIn.TEMPLATE.templateVersion() ? BuiltIn.TEMPLATE : null;
        }
        var found = versions.find(id, version);
        if (found != null) {
            return found.value();
        }
        // A copy from before versions were kept.
        var current = rows.get(BriefKeys.TEMPLATE + id, PromptTemplate.class);
        return current != null && current.value().templateVersion() == version ? current.value() : null;
    }

    /** That version of a template, the current one where none is said; null where there is none. */
    public @Nullable PromptTemplate version(String id, @Nullable Integer number) {
        if (number != null) {
            return find(id, number);
        }
        if (id.equals(BuiltIn.ID)) {
            return BuiltIn.TEMPLATE;
        }
        var found = rows.get(BriefKeys.TEMPLATE + id, PromptTemplate.class);
        return found == null ? null : found.value();
    }

    private PromptTemplate need(String id, @Nullable Integer version) {
        if (version == null) {
            return need(id);
        }
        var found = find(id, version);
        if (found == null || found.publishedAt() == null) {
            throw StrategyProblems.NO_TEMPLATE.problem();
        }
        return found;
    }

    private PromptTemplate need(String id) {
        var found = version(id, null);
        if (found == null) {
            throw StrategyProblems.NO_TEMPLATE.problem();
        }
        return found;
    }

    private String activeId() {
        var active = rows.get(BriefKeys.ACTIVE_TEMPLATE, PromptTemplate.class);
        return active == null ? BuiltIn.ID : active.value().id();
    }
}
