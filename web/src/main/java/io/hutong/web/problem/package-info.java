/** Every mistake as a problem of RFC 9457: what is wrong and what to do. */
@NullMarked
package io.hutong.web.problem;

import org.jspecify.annotations.NullMarked;
