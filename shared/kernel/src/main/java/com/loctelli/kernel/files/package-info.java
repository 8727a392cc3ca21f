/**
 * Files in S3, always under the tenant's own prefix.
 */
@NullMarked
package com.loctelli.kernel.files;

import org.jspecify.annotations.NullMarked;
