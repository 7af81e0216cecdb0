@NullMarked
package io.hutong.merchant.reservation;

import org.jspecify.annotations.NullMarked;
