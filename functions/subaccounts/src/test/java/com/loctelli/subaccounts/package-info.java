/** The promises of sub-accounts, each tested through the functions that keep it. */
@NullMarked
package com.loctelli.subaccounts;

import org.jspecify.annotations.NullMarked;
