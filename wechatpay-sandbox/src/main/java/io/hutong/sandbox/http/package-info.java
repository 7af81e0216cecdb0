/** The HTTP/1.1 server, the order of checks, and the faults that a test switches on. */
@NullMarked
package io.hutong.sandbox.http;

import org.jspecify.annotations.NullMarked;
