/**
 * Who did what: every act of a person is written down in the transaction that carries it out, and
 * can only be added to.
 */
@NullMarked
package io.hutong.web.audit;

import org.jspecify.annotations.NullMarked;
