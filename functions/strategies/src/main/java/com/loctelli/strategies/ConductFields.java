package com.loctelli.strategies;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request says of a strategy's {@link Conduct}; null leaves things as they are. */
public interface ConductFields {
    @Nullable
    List<String> channels();

    @Nullable
    Sleep sleep();

    @Nullable
    List<FollowUp> followUps();

    @Nullable
    List<String> knowledgeBaseIds();

    @Nullable
    Map<String, String> metadata();
}
