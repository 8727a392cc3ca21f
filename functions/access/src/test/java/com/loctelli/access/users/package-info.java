@NullMarked
package com.loctelli.access.users;

import org.jspecify.annotations.NullMarked;
