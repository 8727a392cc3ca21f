@NullMarked
package com.loctelli.transfers.exports;

import org.jspecify.annotations.NullMarked;
