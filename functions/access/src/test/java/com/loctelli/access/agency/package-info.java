@NullMarked
package com.loctelli.access.agency;

import org.jspecify.annotations.NullMarked;
