/** Checks of what a request asks for. */
@NullMarked
package io.hutong.web.validation;

import org.jspecify.annotations.NullMarked;
