/** What the traffic platform earns by channel and category, with effective dates. */
@NullMarked
package io.hutong.merchant.traffic;

import org.jspecify.annotations.NullMarked;
