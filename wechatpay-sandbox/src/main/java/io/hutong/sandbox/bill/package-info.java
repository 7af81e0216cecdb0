/** Trade and fund-flow bills, made from the book. */
@NullMarked
package io.hutong.sandbox.bill;

import org.jspecify.annotations.NullMarked;
