/** What every API v3 call shares: signatures, keys, routes, refusals, field tables. */
@NullMarked
package io.hutong.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
