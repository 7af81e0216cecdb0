/**
 * What every HTTP surface of Hutong has in common: strict JSON, problem details, callers from
 * tokens, and idempotency keys. Spring Boot configures it; a service adds its {@link
 * io.hutong.http.AccessRules} and its controllers.
 */
@NullMarked
package io.hutong.http;

import org.jspecify.annotations.NullMarked;
