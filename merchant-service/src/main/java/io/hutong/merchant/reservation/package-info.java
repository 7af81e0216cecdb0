/** Setting stock aside for orders: the decision is pure, the SQL beside it works on whole polls. */
@NullMarked
package io.hutong.merchant.reservation;

import org.jspecify.annotations.NullMarked;
