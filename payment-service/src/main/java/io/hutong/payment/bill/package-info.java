/** The channel's daily bills: read as a stream, checked, kept line by line. */
@NullMarked
package io.hutong.payment.bill;

import org.jspecify.annotations.NullMarked;
