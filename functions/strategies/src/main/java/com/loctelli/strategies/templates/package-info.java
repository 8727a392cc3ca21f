/**
 * Prompt templates: the agency writes them in versions and assigns them to sub-accounts, which may write their own and activate one.
 */
@NullMarked
package com.loctelli.strategies.templates;

import org.jspecify.annotations.NullMarked;
