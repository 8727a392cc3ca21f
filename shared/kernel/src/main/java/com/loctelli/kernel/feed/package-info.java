/**
 * What happened in a sub-account, for whoever watches it. A write says what it tells ({@link
 * com.loctelli.kernel.storage.Write#telling}), and the transaction that makes it keeps that too; {@link
 * com.loctelli.kernel.feed.Feed} gives it a number when somebody looks.
 */
@NullMarked
package com.loctelli.kernel.feed;

import org.jspecify.annotations.NullMarked;
