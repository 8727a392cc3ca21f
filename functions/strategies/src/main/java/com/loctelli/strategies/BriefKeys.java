package com.loctelli.strategies;

import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.References;
import com.loctelli.kernel.storage.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Reads a brief as part of somebody's batch read: {@link #want} adds the items, {@link #brief} makes the brief of what
 * came back. The default strategy and the active template are kept in full under keys that are known beforehand, so
 * that no item has to be read to learn which one to read next.
 */
public final class BriefKeys {
    static final String DEFAULT = "STDEFAULT";
    public static final String ACTIVE_TEMPLATE = "PTACTIVE";
    static final String STRATEGY = References.strategy("");
    static final String VERSION = "SV#";
    public static final String TEMPLATE = "PT#";

    private BriefKeys() {}

    static String strategy(String id) {
        return References.strategy(id);
    }

    /** Adds what {@link #brief} needs; a null id means the sub-account's default strategy. */
    public static BatchRead want(BatchRead batch, @Nullable String strategyId) {
        if (strategyId != null) {
            batch.want(TableName.STRATEGIES, strategy(strategyId));
        }
        return batch.want(TableName.STRATEGIES, DEFAULT).want(TableName.STRATEGIES, ACTIVE_TEMPLATE);
    }

    /**
     * The brief of the strategy; of the default one where the id is null or its strategy was deleted. Null where the
     * strategy is switched off or the sub-account has none: then there is no agent.
     */
    public static @Nullable AgentBrief brief(BatchRead.Answer answer, @Nullable String strategyId) {
        var named = strategyId == null
                ? null
                : answer.find(TableName.STRATEGIES, strategy(strategyId), Strategy.class)
                        .orElse(null);
        var chosen = named != null
                ? named
                : answer.find(TableName.STRATEGIES, DEFAULT, Strategy.class).orElse(null);
        if (chosen == null || !chosen.value().isActive()) {
            return null;
        }
        var active = answer.find(TableName.STRATEGIES, ACTIVE_TEMPLATE, PromptTemplate.class);
        return AgentBrief.of(chosen.value(), active.map(found -> found.value()).orElse(null));
    }
}
