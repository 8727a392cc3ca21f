@NullMarked
package com.loctelli.subaccounts.erasure;

import org.jspecify.annotations.NullMarked;
