/** Whether a mini-program may take orders, and what an operator changes of it. */
@NullMarked
package io.hutong.merchant.miniprogram.model;

import org.jspecify.annotations.NullMarked;
