package com.loctelli.kernel.tenancy;

import io.avaje.jsonb.Json;
import java.util.Map;

/**
 * An item of the directory: which tenant a routing key leads to, and what else is known there.
 *
 * @param owner the sub-account's id
 * @param facts small public facts, such as the id of the user behind an address
 */
@Json
public record RoutingFact(String owner, Map<String, String> facts) {}
