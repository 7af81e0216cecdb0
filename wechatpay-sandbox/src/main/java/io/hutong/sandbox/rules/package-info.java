/** What public documents say about limits and waits, as data in one file. */
@NullMarked
package io.hutong.sandbox.rules;

import org.jspecify.annotations.NullMarked;
