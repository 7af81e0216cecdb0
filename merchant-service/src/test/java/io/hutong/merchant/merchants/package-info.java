@NullMarked
package io.hutong.merchant.merchants;

import org.jspecify.annotations.NullMarked;
