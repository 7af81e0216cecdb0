/**
 * For tests of HTTP interfaces: tokens, a client, and a table of bad inputs that every write has
 * to survive. Needs no test framework.
 */
@NullMarked
package io.hutong.web.testing;

import org.jspecify.annotations.NullMarked;
