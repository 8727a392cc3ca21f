/**
 * What a function needs of AWS, read from its compiled code. The walk starts at the function's class and follows every
 * call that can happen, through the wiring and the kernel down to the calls of the SDK's clients; what it meets there
 * becomes the function's permissions and settings. A permission that nothing asks for cannot be given by mistake, and
 * one that new code asks for is there when the code is deployed.
 */
@NullMarked
package com.loctelli.cdk.needs;

import org.jspecify.annotations.NullMarked;
