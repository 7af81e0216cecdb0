/** The few mini-program server APIs beside payment: sessions and shipping information. */
@NullMarked
package io.hutong.sandbox.miniprogram;

import org.jspecify.annotations.NullMarked;
