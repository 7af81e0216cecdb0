/** What the commands print: colours, tables, progress. */
@NullMarked
package io.hutong.cluster.terminal;

import org.jspecify.annotations.NullMarked;
