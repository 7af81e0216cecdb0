@NullMarked
package io.hutong.merchant.catalog;

import org.jspecify.annotations.NullMarked;
