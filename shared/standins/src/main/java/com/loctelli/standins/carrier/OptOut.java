package com.loctelli.standins.carrier;

import io.avaje.jsonb.Json;

/** That a person wants no texts from a number any more, or ({@code out} false) wants them again. */
@Json
record OptOut(String person, String number, boolean out) {}
