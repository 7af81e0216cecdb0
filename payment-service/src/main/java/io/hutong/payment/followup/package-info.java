/**
 * What a refund leaves to do at the channel, and for which its buyer does not wait: subsidies that
 * come back or are withdrawn, advances that are collected from merchants.
 */
@NullMarked
package io.hutong.payment.followup;

import org.jspecify.annotations.NullMarked;
