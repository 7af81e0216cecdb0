/** Set-based SQL: lists of records as arrays of columns. */
@NullMarked
package io.hutong.payment.jdbc;

import org.jspecify.annotations.NullMarked;
