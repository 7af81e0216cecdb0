/** Orders, accounts and the moves of money between them, conserved at every instant. */
@NullMarked
package io.hutong.sandbox.book;

import org.jspecify.annotations.NullMarked;
