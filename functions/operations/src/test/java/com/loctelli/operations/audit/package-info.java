@NullMarked
package com.loctelli.operations.audit;

import org.jspecify.annotations.NullMarked;
