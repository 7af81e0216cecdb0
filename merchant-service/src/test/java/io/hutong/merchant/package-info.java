@NullMarked
package io.hutong.merchant;

import org.jspecify.annotations.NullMarked;
