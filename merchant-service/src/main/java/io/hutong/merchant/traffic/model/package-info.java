/** A rate of the traffic platform, and from when it holds. */
@NullMarked
package io.hutong.merchant.traffic.model;

import org.jspecify.annotations.NullMarked;
