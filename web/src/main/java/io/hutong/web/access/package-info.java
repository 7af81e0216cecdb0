/** Who calls and what they may: tokens, scopes, rules, ended sessions. */
@NullMarked
package io.hutong.web.access;

import org.jspecify.annotations.NullMarked;
