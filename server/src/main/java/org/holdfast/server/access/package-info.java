/** Who may use the server: accounts, how they sign in, and what each role may ask for. */
@NullMarked
package org.holdfast.server.access;

import org.jspecify.annotations.NullMarked;
