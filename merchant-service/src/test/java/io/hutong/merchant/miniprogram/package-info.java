@NullMarked
package io.hutong.merchant.miniprogram;

import org.jspecify.annotations.NullMarked;
