/**
 * The prompt in its three layers, for a turn and for the preview alike, with what people supplied fenced as data.
 */
@NullMarked
package com.loctelli.strategies.prompt;

import org.jspecify.annotations.NullMarked;
