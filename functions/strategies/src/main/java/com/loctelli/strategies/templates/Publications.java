package com.loctelli.strategies.templates;

import com.loctelli.kernel.audit.Auditing;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.strategies.PromptTemplate;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * How versions of the agency's templates come to the sub-accounts they are assigned to. A publication is opened in the
 * transaction that makes the version the template's, and closed when every sub-account has it: the request brings it to
 * the first {@value #AT_ONCE}, {@link SweepPublications} to all others. Each of them has its mark, so that whatever
 * stops, goes on with those who have it not. What is brought is the template as it is at that moment.
 */
final class Publications {
    static final String TEMPLATE = "PT#";
    static final int AT_ONCE = 25;

    private static final String ASSIGNMENT = "PTA#";
    private static final String OPEN = "PTP#";
    /** How many a round of the sweep brings it to: a round ends before the next begins. */
    private static final int A_ROUND = 1_000;
    /** What the audit logs of the sub-accounts call it where no request is under way. */
    private static final String ACT = "PUBLISH /v1/admin/prompt-templates/{id}";

    private final Platform platform;

    @Inject
    Publications(Platform platform) {
        this.platform = platform;
    }

    /** The write that opens one. */
    Write opened(String templateId, long number, Actor by) {
        return rows().put(OPEN + templateId, new Publication(templateId, number), by);
    }

    /** The write by which nothing more is published of a template. */
    Write ended(String templateId) {
        return rows().delete(OPEN + templateId);
    }

    /** The write that lets a sub-account use a template. */
    Write assigned(String templateId, String subAccountId, Actor by) {
        return rows().put(
                        ASSIGNMENT + templateId + "#" + subAccountId,
                        new Assignment(templateId, subAccountId, null),
                        by);
    }

    /** Brings the template to the first sub-accounts; those that fail, and all others, are left to the sweep. */
    void begin(String templateId) {
        var open = rows().get(OPEN + templateId, Publication.class);
        if (open == null) {
            return;
        }
        var leaf = worked(open, null, AT_ONCE);
        if (leaf.isLast() && leaf.fault() == null) {
            close(open);
        }
    }

    /** Goes on with all that are open and returns how many sub-accounts were reached; the first fault is thrown last. */
    int sweep() {
        int reached = 0;
        @Nullable RuntimeException fault = null;
        for (var open : rows().query(Query.prefix(OPEN), Publication.class).data()) {
            @Nullable String cursor = null;
            boolean isWhole = true;
            do {
                var from = cursor;
                var leaf = act(open).run(() -> worked(open, from, 100));
                reached += leaf.reached();
                cursor = leaf.next();
                if (leaf.fault() != null) {
                    isWhole = false;
                    fault = fault == null ? leaf.fault() : fault;
                }
            } while (cursor != null && reached < A_ROUND);
            if (isWhole && cursor == null) {
                close(open);
            }
        }
        if (fault != null) {
            throw fault;
        }
        return reached;
    }

    private static Auditing act(Stored<Publication> open) {
        return new Auditing(
                open.createdBy(),
                ACT,
                "/v1/admin/prompt-templates/" + open.value().templateId(),
                "",
                null);
    }

    /** What came of a page of the assignments. */
    private record Leaf(
            int reached, @Nullable String next, @Nullable RuntimeException fault) {
        boolean isLast() {
            return next == null;
        }
    }

    /** One that fails keeps it from nobody behind it. */
    private Leaf worked(Stored<Publication> open, @Nullable String cursor, int most) {
        var id = open.value().templateId();
        var template = rows().get(TEMPLATE + id, PromptTemplate.class);
        if (template == null) {
            return new Leaf(0, null, null);
        }
        var query = Query.prefix(ASSIGNMENT + id + "#").limit(most).after(cursor);
        var page = rows().query(query, Assignment.class);
        int reached = 0;
        @Nullable RuntimeException fault = null;
        for (var one : page.data()) {
            if (one.value().has(template.version())) {
                continue;
            }
            try {
                reached += isBrought(template, one, open.createdBy()) ? 1 : 0;
            } catch (RuntimeException e) {
                fault = fault == null ? e : fault;
            }
        }
        return new Leaf(reached, page.next(), fault);
    }

    /** A sub-account that is gone, or never opened, needs nothing. */
    private boolean isBrought(Stored<PromptTemplate> template, Stored<Assignment> to, Actor by) {
        var tenant = platform.directory().registered(to.value().assignee());
        if (tenant.isEmpty()) {
            return false;
        }
        try {
            new TenantTemplates(platform, tenant.get()).receive(template, false, by);
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.STALE_VERSION)) {
                throw problem;
            }
            // A later publication is there already; whoever brought it leaves its mark.
            return false;
        }
        try {
            platform.database().commit(rows().update(to.sk(), new Update().set("received", template.version())));
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.NOT_FOUND)) {
                throw problem;
            }
            // It was erased meanwhile.
        }
        return true;
    }

    private void close(Stored<Publication> open) {
        try {
            platform.database()
                    .commit(rows().delete(open.sk())
                            .when(Condition.equal("number", open.value().number())));
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            // Another was opened meanwhile, which is not at its end.
        }
    }

    private Rows rows() {
        return platform.directory().platformRows();
    }
}
