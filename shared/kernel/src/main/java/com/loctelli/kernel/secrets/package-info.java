/**
 * Secrets in Secrets Manager, and the keys derived from the platform's own.
 */
@NullMarked
package com.loctelli.kernel.secrets;

import org.jspecify.annotations.NullMarked;
