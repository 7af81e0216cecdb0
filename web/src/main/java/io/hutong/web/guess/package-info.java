/** Limits for calls by which somebody could guess. */
@NullMarked
package io.hutong.web.guess;

import org.jspecify.annotations.NullMarked;
