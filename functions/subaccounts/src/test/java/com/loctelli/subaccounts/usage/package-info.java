@NullMarked
package com.loctelli.subaccounts.usage;

import org.jspecify.annotations.NullMarked;
