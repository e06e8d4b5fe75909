/** The journal: every accepted change, in a chain that an outsider can verify. */
@NullMarked
package org.holdfast.server.journal;

import org.jspecify.annotations.NullMarked;
