/** The page for people at {@code /}. */
@NullMarked
package io.hutong.sandbox.page;

import org.jspecify.annotations.NullMarked;
