/**
 * The export of a tenant: a job that goes over all tables, files and routing facts, page by page.
 */
@NullMarked
package com.loctelli.transfers.exports;

import org.jspecify.annotations.NullMarked;
