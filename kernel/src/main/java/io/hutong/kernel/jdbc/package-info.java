/** Set-based SQL: lists of records as arrays of columns. */
@NullMarked
package io.hutong.kernel.jdbc;

import org.jspecify.annotations.NullMarked;
