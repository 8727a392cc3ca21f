@NullMarked
package com.loctelli.subaccounts.grants;

import org.jspecify.annotations.NullMarked;
