package com.loctelli.evals.cast;

import com.loctelli.assistant.model.Usage;
import java.util.List;

/** Somebody who texts with the agent. */
public interface SimulatedLead {
    /**
     * What the lead texts now; nothing where they have no more to say.
     *
     * @param heard what the agent texted since the lead's last text, oldest first; empty where the lead begins
     */
    List<String> answer(List<String> heard);

    /** What a model that plays them has read and written for it. */
    default Usage used() {
        return Usage.NONE;
    }
}
