@NullMarked
package com.loctelli.access.signin;

import org.jspecify.annotations.NullMarked;
