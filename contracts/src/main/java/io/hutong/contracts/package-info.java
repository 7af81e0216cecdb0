/** What the services say to one another: topics, headers, and one record per message. */
@NullMarked
package io.hutong.contracts;

import org.jspecify.annotations.NullMarked;
