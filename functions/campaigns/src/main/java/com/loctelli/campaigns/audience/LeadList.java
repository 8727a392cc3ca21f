package com.loctelli.campaigns.audience;

import io.avaje.jsonb.Json;
import java.util.List;

/** Whom a request listed, kept beside the campaign until they are chosen, so that whoever goes on knows them. */
@Json
record LeadList(List<String> leadIds) {
    LeadList {
        leadIds = List.copyOf(leadIds);
    }
}
