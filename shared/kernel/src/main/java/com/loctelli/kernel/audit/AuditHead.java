package com.loctelli.kernel.audit;

import io.avaje.jsonb.Json;

/** The end of a tenant's chain: what the next entry follows. */
@Json
record AuditHead(long seq, String hash) {
    static final String KEY = "AUDIT#HEAD";
    static final AuditHead NONE = new AuditHead(0, "");
}
