@NullMarked
package com.loctelli.transfers;

import org.jspecify.annotations.NullMarked;
