@NullMarked
package com.loctelli.access.credentials;

import org.jspecify.annotations.NullMarked;
