@NullMarked
package com.loctelli.access.sessions;

import org.jspecify.annotations.NullMarked;
