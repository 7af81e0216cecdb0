/** Who may connect, under which names, how fast, with which headers. */
@NullMarked
package io.hutong.web.connection;

import org.jspecify.annotations.NullMarked;
