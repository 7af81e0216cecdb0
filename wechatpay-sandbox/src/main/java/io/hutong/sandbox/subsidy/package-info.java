/** What the platform adds to a sub-merchant's order. */
@NullMarked
package io.hutong.sandbox.subsidy;

import org.jspecify.annotations.NullMarked;
