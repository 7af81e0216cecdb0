@NullMarked
package io.hutong.merchant.statement;

import org.jspecify.annotations.NullMarked;
