@NullMarked
package io.hutong.merchant.miniprogram.model;

import org.jspecify.annotations.NullMarked;
