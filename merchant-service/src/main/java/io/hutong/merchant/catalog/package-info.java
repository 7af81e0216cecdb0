/** What is for sale, in which category, at what price. */
@NullMarked
package io.hutong.merchant.catalog;

import org.jspecify.annotations.NullMarked;
