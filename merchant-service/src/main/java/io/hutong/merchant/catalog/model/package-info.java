/** What a product is, and what may be saved of it. */
@NullMarked
package io.hutong.merchant.catalog.model;

import org.jspecify.annotations.NullMarked;
