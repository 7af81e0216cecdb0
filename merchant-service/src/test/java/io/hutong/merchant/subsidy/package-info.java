@NullMarked
package io.hutong.merchant.subsidy;

import org.jspecify.annotations.NullMarked;
