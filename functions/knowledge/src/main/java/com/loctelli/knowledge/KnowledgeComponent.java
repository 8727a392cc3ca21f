package com.loctelli.knowledge;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints, the worker and the sweep of this feature. */
@Component
interface KnowledgeComponent {
    ListKnowledgeBases listKnowledgeBases();

    CreateKnowledgeBase createKnowledgeBase();

    ListDocuments listDocuments();

    AddDocument addDocument();

    RemoveDocument removeDocument();

    SearchKnowledge searchKnowledge();

    IndexDocument indexDocument();

    SweepDocuments sweepDocuments();

    /** Makes it for a platform. */
    @Component.Factory
    interface Factory {
        KnowledgeComponent create(@BindsInstance Platform platform);
    }
}
