package com.loctelli.assistant;

import com.loctelli.assistant.budget.Spending;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code GET /v1/agent/budget}: how much the agent has spent, and what it still does. */
public final class ShowAgentBudget implements Endpoint<NoRequest, AgentBudgetView> {
    private final Platform platform;

    @Inject
    ShowAgentBudget(Platform platform) {
        this.platform = platform;
    }

    @Override
    public AgentBudgetView handle(Caller caller, NoRequest request) {
        var spending = Spending.read(platform, caller.tenant());
        var spent = spending.spent();
        return new AgentBudgetView(
                spending.stage(),
                spent.percent(),
                spent.today(),
                spent.month(),
                spent.mostPerDay(),
                spent.mostPerMonth(),
                spending.noticed());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAssistantComponent.factory().create(platform).showAgentBudget());
        }
    }
}
