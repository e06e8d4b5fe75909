/** A PostgreSQL of our own: no installation, a directory for its data, and it ends with the server. */
@NullMarked
package org.holdfast.server.postgres;

import org.jspecify.annotations.NullMarked;
