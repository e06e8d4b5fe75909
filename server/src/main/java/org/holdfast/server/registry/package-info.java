/** The register in the store: what it holds, how it is loaded and changed, and how it goes to the engine. */
@NullMarked
package org.holdfast.server.registry;

import org.jspecify.annotations.NullMarked;
