@NullMarked
package io.hutong.merchant.reservation.model;

import org.jspecify.annotations.NullMarked;
