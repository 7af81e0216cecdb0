/** What operators do where software must not decide alone; every decision keeps its reason. */
@NullMarked
package io.hutong.order.operator;

import org.jspecify.annotations.NullMarked;
