/**
 * Makes the OpenAPI document of a running service, and holds its answers against the document.
 * For tests; needs no test framework.
 */
@NullMarked
package io.hutong.web.testing.openapi;

import org.jspecify.annotations.NullMarked;
