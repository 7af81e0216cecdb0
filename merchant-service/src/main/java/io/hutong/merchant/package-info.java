/** Merchants, mini-programs, catalogue, stock and statements of the commerce platform. */
@NullMarked
package io.hutong.merchant;

import org.jspecify.annotations.NullMarked;
