package com.loctelli.assistant.suggestions;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What a person can do with a suggestion. */
@Component
interface SuggestionsComponent {
    GetSuggestion getSuggestion();

    AcceptSuggestion acceptSuggestion();

    RejectSuggestion rejectSuggestion();

    /** Makes the component on the ports of a process. */
    @Component.Factory
    interface Factory {
        SuggestionsComponent create(@BindsInstance Platform platform);
    }
}
