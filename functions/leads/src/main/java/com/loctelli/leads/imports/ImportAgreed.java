package com.loctelli.leads.imports;

import io.avaje.jsonb.Json;

/**
 * Rows of an import were worked whose persons have agreed to be texted: told once that is committed, at least once, on
 * {@code IMPORT_CONSENTS}.
 *
 * @param fromRow the first row, from 1
 * @param toRow the last row
 */
@Json
public record ImportAgreed(String importId, long fromRow, long toRow) {}
