package com.loctelli.knowledge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sub-account's knowledge bases and their documents. Searching them is {@link Search}, indexing {@link Indexing}. */
public final class TenantKnowledge {
    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    TenantKnowledge(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.KNOWLEDGE).of(tenant);
    }

    /** The passages that fit a question best, in the knowledge bases of these ids. Three trips, however large they are. */
    public List<Found> search(List<String> baseIds, String question, int most) {
        return passages(pointers(bases(baseIds), question, most));
    }

    /** The knowledge bases of these ids, those that there are: the first trip of a search. */
    public List<KnowledgeBase> bases(List<String> ids) {
        return ids.isEmpty() ? List.of() : new Search(platform, rows).bases(ids);
    }

    /** Where the passages lie that fit a question best: the second. */
    public List<Pointer> pointers(List<KnowledgeBase> bases, String question, int most) {
        return new Search(platform, rows).ranked(bases, question, most);
    }

    /** The passages themselves, in the same order: the third. */
    public List<Found> passages(List<Pointer> pointers) {
        return new Search(platform, rows).passages(pointers);
    }

    KnowledgeBase add(String name, String language, Actor by) {
        var made = new KnowledgeBase(
                platform.ids().next("kb"), name, language, platform.clock().now());
        platform.database().commit(rows.insert(Keys.base(made.id()), made, by));
        return made;
    }

    Page<KnowledgeBase> list(@Nullable String cursor, int limit) {
        return rows.query(Query.prefix(Keys.BASE).limit(limit).after(cursor), KnowledgeBase.class)
                .map(Stored::value);
    }

    KnowledgeBase need(String id) {
        return rows.need(Keys.base(id), KnowledgeBase.class).value();
    }

    Page<KbDocument> documents(String baseId, @Nullable String cursor, int limit) {
        need(baseId);
        return rows.query(Query.prefix(Keys.documents(baseId)).limit(limit).after(cursor), KbDocument.class)
                .map(Stored::value);
    }

    /** Adds a document that is found as soon as it is indexed; the very same text is refused. */
    KbDocument add(String baseId, String title, KbDocument.Source source, @Nullable String url, String text, Actor by) {
        need(baseId);
        var id = platform.ids().next("kd");
        var document = new KbDocument(
                id,
                baseId,
                title,
                source,
                url,
                sha256(text),
                text.length(),
                0,
                KbDocument.State.INDEXING,
                platform.clock().now());
        var key = Keys.file(baseId, id);
        var sealed = platform.cipher().seal(tenant, key, text);
        platform.files().put(tenant, key, "text/plain", sealed.getBytes(StandardCharsets.US_ASCII));
        try {
            new Usage(platform).of(tenant).count(List.of(storage(document)), counting -> {
                var writes = new ArrayList<Write>();
                writes.add(rows.insert(Keys.document(baseId, id), document, by));
                writes.add(rows.insert(Keys.sameText(baseId, document.sha256()), new SameText(id), by)
                        .otherwise(KnowledgeProblems.SAME_TEXT));
                writes.addAll(counting);
                platform.outbox().commit(rows, writes, List.of(due(baseId, id)));
            });
        } catch (Problem problem) {
            platform.files().delete(tenant, key);
            throw problem;
        }
        return document;
    }

    /** Takes a document out: it is found no more, and then forgotten. */
    void remove(String baseId, String id) {
        need(baseId);
        var document = rows.need(Keys.document(baseId, id), KbDocument.class);
        platform.outbox()
                .commit(
                        rows,
                        List.of(rows.update(document.sk(), new Update().set("state", KbDocument.State.REMOVING.wire()))
                                .when(Condition.present(TableName.SORT))
                                .otherwise(ProblemType.NOT_FOUND)),
                        List.of(due(baseId, id)));
    }

    /** What a document takes of the tenant's storage, from when it is added until it is forgotten. */
    static Charge storage(KbDocument document) {
        return new Charge(Metric.STORAGE_BYTES, Math.max(1, document.characters()));
    }

    private Outgoing due(String baseId, String id) {
        return Outgoing.of(QueueName.DOCUMENTS, tenant, new DocumentDue(baseId, id));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
