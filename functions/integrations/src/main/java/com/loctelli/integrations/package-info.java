/**
 * Outside systems. An integration ties a sub-account to an account of GoHighLevel: its secrets live in the secret
 * store, its account id routes events. What such a system sends is checked over its raw bytes, stored before anything
 * else, answered at once and worked from a queue; every event has a state and its effects, and can be replayed.
 */
@NullMarked
package com.loctelli.integrations;

import org.jspecify.annotations.NullMarked;
