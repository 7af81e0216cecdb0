/** Budgets that make products of instant retail cheaper while they last. */
@NullMarked
package io.hutong.merchant.subsidy;

import org.jspecify.annotations.NullMarked;
