/**
 * What the sales agent is told. The agency writes prompt templates and assigns them to sub-accounts; a sub-account
 * writes strategies, each publication of which is an immutable version. The agent never reads those pieces one by one:
 * {@link com.loctelli.strategies.BriefKeys} yields a whole {@link com.loctelli.strategies.AgentBrief} from one batch
 * read, because every item that the read touches holds its content in full, and
 * {@link com.loctelli.strategies.prompt.PromptLayers} makes the prompt of it, for a turn and for the preview alike.
 */
@NullMarked
package com.loctelli.strategies;

import org.jspecify.annotations.NullMarked;
