/**
 * Sessions: families of refresh tokens of which each is used once. Used again within ten seconds, a token gives the same
 * successor, as two tabs of a browser need; later, it ends its family, since one of the two who have it stole it.
 */
@NullMarked
package com.loctelli.access.sessions;

import org.jspecify.annotations.NullMarked;
