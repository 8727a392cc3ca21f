/**
 * DynamoDB as the product uses it: rows of one tenant, conditional writes, transactions, paging by signed cursors, and capacity counted per operation. There is no scan.
 */
@NullMarked
package com.loctelli.kernel.storage;

import org.jspecify.annotations.NullMarked;
