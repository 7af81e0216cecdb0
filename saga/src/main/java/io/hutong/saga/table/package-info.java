/** Sagas as rows of a table: state and journal. */
@NullMarked
package io.hutong.saga.table;

import org.jspecify.annotations.NullMarked;
