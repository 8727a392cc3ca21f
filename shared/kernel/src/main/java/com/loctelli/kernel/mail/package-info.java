/**
 * Mail to people: to who uses the product, about their own account. Texts to leads go another way.
 */
@NullMarked
package com.loctelli.kernel.mail;

import org.jspecify.annotations.NullMarked;
