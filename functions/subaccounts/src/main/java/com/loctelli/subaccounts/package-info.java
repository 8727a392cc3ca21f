/**
 * The tenants themselves. A sub-account is opened by an admin together with its first owner; the claims of its name and
 * of the owner's address are made at once and are given back where the rest fails, so that nothing half-made is ever
 * seen. Its settings are one typed document: a change is merged into it and the whole is checked before it is kept, and
 * what was never said has a default. The agency sets limits, budgets and features; the tenant's managers set the rest.
 */
@NullMarked
package com.loctelli.subaccounts;

import org.jspecify.annotations.NullMarked;
