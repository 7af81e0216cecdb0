/** Buyer sessions: a WeChat login code becomes a token. */
@NullMarked
package io.hutong.order.session;

import org.jspecify.annotations.NullMarked;
