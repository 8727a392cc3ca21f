package com.loctelli.leads;

import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;

/** What a person wrote down about a lead. */
@Json
public record Note(String id, String text, Actor author, Instant at) {}
