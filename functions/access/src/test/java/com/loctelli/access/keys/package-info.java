@NullMarked
package com.loctelli.access.keys;

import org.jspecify.annotations.NullMarked;
