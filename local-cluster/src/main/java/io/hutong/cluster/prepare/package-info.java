/** What has to exist before services start, for clusters that another program runs (Docker). */
@NullMarked
package io.hutong.cluster.prepare;

import org.jspecify.annotations.NullMarked;
