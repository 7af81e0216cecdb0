/** Who may call which route. */
@NullMarked
package io.hutong.payment.access;

import org.jspecify.annotations.NullMarked;
