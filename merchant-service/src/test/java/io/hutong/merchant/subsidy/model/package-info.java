@NullMarked
package io.hutong.merchant.subsidy.model;

import org.jspecify.annotations.NullMarked;
