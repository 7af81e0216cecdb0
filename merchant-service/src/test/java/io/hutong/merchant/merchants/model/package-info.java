@NullMarked
package io.hutong.merchant.merchants.model;

import org.jspecify.annotations.NullMarked;
