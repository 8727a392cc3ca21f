package com.loctelli.knowledge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.usage.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a document's entries into the index, and takes them out. The entries are cut into the same transactions
 * whenever they are made, so that one that was made before is refused as a whole and counted once: a stop anywhere is
 * made good by doing all of it again.
 */
final class Indexing {
    /** An entry is two writes: the posting and its word's count. */
    private static final int A_TRANSACTION = 48;

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    Indexing(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.KNOWLEDGE).of(tenant);
    }

    void add(Stored<KbDocument> stored, String language) {
        var document = stored.value();
        var passages = Cuts.of(text(document), language);
        var writes = new ArrayList<Write>();
        for (int place = 0; place < passages.size(); place++) {
            var passage = new Passage(document.id(), document.title(), place, passages.get(place));
            writes.add(rows.put(Keys.passage(document.knowledgeBaseId(), document.id(), place), passage, Actor.SYSTEM));
            if (writes.size() == A_TRANSACTION) {
                platform.database().commit(writes);
                writes.clear();
            }
        }
        platform.database().commit(writes);
        entries(document, passages, language, true);
        var ready = new Update().set("state", KbDocument.State.READY.wire()).set("passages", passages.size());
        // Counted in the transaction that makes it ready, which is made once.
        once(List.of(
                rows.update(stored.sk(), ready)
                        .when(Condition.equal("state", KbDocument.State.INDEXING.wire()))
                        .otherwise(ProblemType.CONFLICT),
                rows.upsert(Keys.total(document.knowledgeBaseId()), new Update().add("passages", passages.size()))));
        unlessTakenOut(stored, passages, language);
    }

    /** Who took the document out while it was being indexed may have gone by before the last entries were made. */
    private void unlessTakenOut(Stored<KbDocument> stored, List<String> passages, String language) {
        var now = rows.get(stored.sk(), KbDocument.class);
        if (now == null || now.value().state() == KbDocument.State.REMOVING) {
            entries(stored.value(), passages, language, false);
            forget(stored.value(), passages.size());
        }
    }

    private void forget(KbDocument document, int passages) {
        var deletes = new ArrayList<Write>();
        for (int place = 0; place < passages; place++) {
            deletes.add(rows.delete(Keys.passage(document.knowledgeBaseId(), document.id(), place)));
            if (deletes.size() == A_TRANSACTION) {
                platform.database().commit(deletes);
                deletes.clear();
            }
        }
        platform.database().commit(deletes);
    }

    void remove(Stored<KbDocument> stored, String language) {
        var document = stored.value();
        var passages = Cuts.of(text(document), language);
        entries(document, passages, language, false);
        forget(document, passages.size());
        var last = new ArrayList<Write>();
        last.add(
                rows.delete(stored.sk()).when(Condition.present(TableName.SORT)).otherwise(ProblemType.CONFLICT));
        last.add(rows.delete(Keys.sameText(document.knowledgeBaseId(), document.sha256())));
        if (document.passages() > 0) {
            last.add(rows.upsert(
                    Keys.total(document.knowledgeBaseId()), new Update().add("passages", -document.passages())));
        }
        last.addAll(new Usage(platform).of(tenant).release(TenantKnowledge.storage(document)));
        once(last);
        platform.files().delete(tenant, Keys.file(document.knowledgeBaseId(), document.id()));
    }

    private void entries(KbDocument document, List<String> passages, String language, boolean isAdded) {
        var baseId = document.knowledgeBaseId();
        var writes = new ArrayList<Write>();
        for (var entry :
                Entries.of(document.id(), document.title(), passages, language).entrySet()) {
            var word = entry.getKey();
            var posting = entry.getValue();
            var key = Keys.posting(baseId, word, posting.hits().getFirst().impact(), document.id());
            int count = posting.hits().size();
            writes.add(
                    isAdded
                            ? rows.insert(key, posting, Actor.SYSTEM).otherwise(ProblemType.CONFLICT)
                            : rows.delete(key)
                                    .when(Condition.present(TableName.SORT))
                                    .otherwise(ProblemType.CONFLICT));
            writes.add(
                    rows.upsert(Keys.frequency(baseId, word), new Update().add("passages", isAdded ? count : -count)));
            if (writes.size() >= 2 * A_TRANSACTION) {
                once(writes);
                writes.clear();
            }
        }
        once(writes);
    }

    private void once(List<Write> writes) {
        try {
            platform.database().commit(writes);
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            // Made by an earlier try.
        }
    }

    private String text(KbDocument document) {
        var key = Keys.file(document.knowledgeBaseId(), document.id());
        return platform.files()
                .find(tenant, key)
                .map(bytes -> platform.cipher().open(tenant, key, new String(bytes, StandardCharsets.US_ASCII)))
                .orElse("");
    }
}
