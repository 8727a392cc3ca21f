/**
 * All of AWS, in one program. It reads the list of every way in ({@link com.loctelli.surface.Surface}), what each
 * function reaches in its own compiled code ({@link com.loctelli.cdk.needs}), and makes of both the stacks of a stage
 * ({@link com.loctelli.cdk.stacks}), the functions' artefacts ({@link com.loctelli.cdk.packages}) and
 * {@code template.yaml}. Nothing here lists a route, a queue or a table a second time, and a synthesis needs no network
 * and no account.
 */
@NullMarked
package com.loctelli.cdk;

import org.jspecify.annotations.NullMarked;
