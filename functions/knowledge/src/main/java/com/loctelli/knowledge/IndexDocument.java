package com.loctelli.knowledge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** {@code DOCUMENTS}: brings the index to what the document's state says, whatever order the messages come in. */
public final class IndexDocument implements Worker<DocumentDue> {
    private final Platform platform;

    @Inject
    IndexDocument(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Outcome work(Tenant tenant, DocumentDue due) {
        var rows = platform.database().table(TableName.KNOWLEDGE).of(tenant);
        var base = rows.get(Keys.base(due.knowledgeBaseId()), KnowledgeBase.class);
        var document = rows.get(Keys.document(due.knowledgeBaseId(), due.documentId()), KbDocument.class);
        if (base == null || document == null) {
            return new Rejected("no-document");
        }
        var indexing = new Indexing(platform, tenant);
        switch (document.value().state()) {
            case INDEXING -> indexing.add(document, base.value().language());
            case REMOVING -> indexing.remove(document, base.value().language());
            case READY -> {
                // The message came twice.
            }
        }
        return Outcome.DONE;
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<DocumentDue> {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    DocumentDue.class,
                    DaggerKnowledgeComponent.factory().create(platform).indexDocument());
        }
    }
}
