/** What a merchant's statement consists of: lines, their kinds and amounts, Beijing days. */
@NullMarked
package io.hutong.merchant.statement.model;

import org.jspecify.annotations.NullMarked;
