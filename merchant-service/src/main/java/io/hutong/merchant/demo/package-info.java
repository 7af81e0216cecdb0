/** What a fresh local cluster sells. */
@NullMarked
package io.hutong.merchant.demo;

import org.jspecify.annotations.NullMarked;
