package com.loctelli.strategies.writing;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.References;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.strategies.Conduct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the knowledge bases are there that a request names. */
final class KnowledgeChecks {
    private KnowledgeChecks() {}

    /** Throws a 400 that names every id that is none of the sub-account's; costs one read, and none where none is named. */
    static void check(Platform platform, Tenant tenant, @Nullable List<String> ids) {
        if (ids == null || ids.isEmpty() || ids.size() > Conduct.MOST) {
            // Too many are refused as such, and not read.
            return;
        }
        var batch = platform.database().batch(tenant);
        ids.forEach(id -> batch.want(TableName.KNOWLEDGE, References.knowledgeBase(id)));
        var found = batch.read();
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < ids.size(); i++) {
            var key = References.knowledgeBase(ids.get(i));
            if (found.find(TableName.KNOWLEDGE, key, Rows.Nothing.class).isEmpty()) {
                errors.add(new FieldError("/knowledgeBaseIds/" + i, "value", "is not the id of a knowledge base"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(errors);
        }
    }
}
