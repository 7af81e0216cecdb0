/** What campaigns make of a price, and in which order they are used. */
@NullMarked
package io.hutong.merchant.subsidy.model;

import org.jspecify.annotations.NullMarked;
