package com.loctelli.conversations;

import io.avaje.jsonb.Json;

/** That a text of the carrier was taken, and where it went: written once a text. */
@Json
record InboundMark(String conversationId, long seq) {}
