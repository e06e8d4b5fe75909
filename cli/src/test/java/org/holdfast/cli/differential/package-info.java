/** The meaning of packs, executed more than once: random packs over random registers must come out the same every time. */
@NullMarked
package org.holdfast.cli.differential;

import org.jspecify.annotations.NullMarked;
