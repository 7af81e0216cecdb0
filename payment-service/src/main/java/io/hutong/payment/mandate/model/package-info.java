/** What is said with the channel about mandates. Pure. */
@NullMarked
package io.hutong.payment.mandate.model;

import org.jspecify.annotations.NullMarked;
