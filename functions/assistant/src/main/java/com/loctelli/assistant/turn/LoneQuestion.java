package com.loctelli.assistant.turn;

import com.loctelli.assistant.budget.Spending;
import com.loctelli.assistant.budget.Stage;
import com.loctelli.assistant.model.ModelAnswer;
import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.model.Provider;
import com.loctelli.assistant.model.ProviderState;
import com.loctelli.assistant.model.Question;
import com.loctelli.assistant.model.Usage;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A question that is put to a model outside of any turn. It is paid for as a turn is: the worst that it can cost is set
 * aside first and what it did cost takes its place, a cheaper model answers where money runs short, and a provider that
 * wants to be left alone is.
 */
public final class LoneQuestion {
    private final Platform platform;
    private final ModelClient client;
    private final Provider provider;

    /** On the ports of a process. */
    @Inject
    public LoneQuestion(Platform platform, ModelClient client) {
        this.platform = platform;
        this.client = client;
        this.provider = new Provider(platform);
    }

    /**
     * Asks once. What is in the way of asking is told as what a model may say of itself: {@code Later} where it passes,
     * {@code Refused} where the budget is used up.
     */
    public ModelAnswer ask(Tenant tenant, Question question) {
        var reads = List.<Callable<Object>>of(() -> Spending.read(platform, tenant), provider::read);
        var answers = Meter.together(reads);
        var spending = (Spending) answers.get(0);
        var state = (ProviderState) answers.get(1);
        var pause = provider.pause(state);
        if (pause != null) {
            return new ModelAnswer.Later("paused", pause);
        }
        var stage = spending.stage();
        var own = question.model();
        var model = stage.compareTo(Stage.CHEAPER_MODEL) < 0 ? own : client.cheaper(own);
        var asking = new Asking(client, provider, state, model);
        var worst = WorstCase.of(question.lines(), question.tools(), 0, question.maxOutputTokens())
                .question();
        var id = "question:" + platform.ids().next("tn");
        if (stage == Stage.STOP || !spending.reserve(id, asking.models(), worst, worst)) {
            // What others have set aside may come back; what is spent does not.
            boolean isOver = stage.compareTo(Stage.SUGGEST_ONLY) >= 0;
            return isOver ? new ModelAnswer.Refused("budget") : new ModelAnswer.Later("budget", null);
        }
        var log = new Log(model);
        try {
            var wait = provider.admit(tenant, (worst.in() + worst.out()) / 4);
            return wait == null ? asked(asking, question, worst, log) : new ModelAnswer.Later("paced", wait);
        } finally {
            platform.database().commit(spending.settled(log.models(), log.billed()));
        }
    }

    private static ModelAnswer asked(Asking asking, Question question, Usage worst, Log log) {
        try {
            var answer = asking.ask(question::by);
            switch (answer) {
                case ModelAnswer.Spoke spoke -> {
                    log.used(spoke.usage(), worst);
                    log.spoke(spoke.model(), spoke.scripted());
                }
                case ModelAnswer.CutOff cut -> log.used(cut.usage(), worst);
                case ModelAnswer.Later _, ModelAnswer.Refused _ -> {
                    // Nothing was heard.
                }
            }
            return answer;
        } finally {
            log.put(asking, worst);
        }
    }
}
