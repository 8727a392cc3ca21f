@NullMarked
package com.loctelli.access.secondfactor;

import org.jspecify.annotations.NullMarked;
