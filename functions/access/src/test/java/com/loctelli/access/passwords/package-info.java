@NullMarked
package com.loctelli.access.passwords;

import org.jspecify.annotations.NullMarked;
