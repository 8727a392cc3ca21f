@NullMarked
package com.loctelli.access.invitations;

import org.jspecify.annotations.NullMarked;
