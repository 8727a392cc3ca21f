/**
 * What a business knows: documents, cut into passages of about the same length and found by the words they hold. The
 * index is inverted and ordered by impact: a question reads the best of each of its words and no more, so that it costs
 * the same in a small knowledge base and in a large one.
 */
@NullMarked
package com.loctelli.knowledge;

import org.jspecify.annotations.NullMarked;
