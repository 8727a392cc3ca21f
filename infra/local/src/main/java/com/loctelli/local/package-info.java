/**
 * The whole system in one process on one port. Production code runs unchanged: what AWS would be is an embedded cloud,
 * what the carrier, the model and the CRM would be are stand-ins that speak their protocols, unless the settings name
 * the real ones, and what deployment would do with the route list is done here at the start. Everything that exists
 * only here is under {@code /local} and answers this machine alone.
 */
@NullMarked
package com.loctelli.local;

import org.jspecify.annotations.NullMarked;
