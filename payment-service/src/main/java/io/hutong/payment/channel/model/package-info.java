/** What every conversation with the payment channel has in common. Pure. */
@NullMarked
package io.hutong.payment.channel.model;

import org.jspecify.annotations.NullMarked;
