/** How texts, times and amounts are read and written in JSON and CSV. */
@NullMarked
package io.hutong.web.format;

import org.jspecify.annotations.NullMarked;
