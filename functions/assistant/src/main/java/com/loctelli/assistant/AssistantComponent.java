package com.loctelli.assistant;

import com.loctelli.assistant.model.ModelClient;
import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;

/** What the assistant offers. */
@Singleton
@Component(modules = AssistantComponent.Parts.class)
interface AssistantComponent {
    GreetLead greetLead();

    AnswerTurn answerTurn();

    ReadDoubtfulText readDoubtfulText();

    InitiateChat initiateChat();

    ListTurns listTurns();

    GetTurn getTurn();

    ReplayTurn replayTurn();

    GetHandoff getHandoff();

    ShowAgentBudget showAgentBudget();

    /** Makes the component on the ports of a process. */
    @Component.Factory
    interface Factory {
        AssistantComponent create(@BindsInstance Platform platform);
    }

    /** What has no constructor to inject. */
    @Module
    final class Parts {
        private Parts() {}

        /** One client a process: its connections are kept. */
        @Provides
        @Singleton
        static ModelClient client(Platform platform) {
            return new ModelClient(platform.settings());
        }
    }
}
