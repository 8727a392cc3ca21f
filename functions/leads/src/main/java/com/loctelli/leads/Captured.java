package com.loctelli.leads;

import com.loctelli.kernel.storage.Stored;

/**
 * The one lead that a captured person is.
 *
 * @param isNew whether the lead was made by this capture
 * @param isChanged whether a lead that was there learnt something
 */
public record Captured(Stored<Lead> lead, boolean isNew, boolean isChanged) {}
