/** What the commerce and the traffic platform owe each other, day by day and order by order. */
@NullMarked
package io.hutong.payment.statement;

import org.jspecify.annotations.NullMarked;
