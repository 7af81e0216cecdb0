/** The rules of Hutong's REST interfaces, for any WebFlux service. */
@NullMarked
package io.hutong.web;

import org.jspecify.annotations.NullMarked;
