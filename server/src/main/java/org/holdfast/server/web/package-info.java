/** The pages: what a signed-in person sees and sends, in one visual language and in English and Chinese. */
@NullMarked
package org.holdfast.server.web;

import org.jspecify.annotations.NullMarked;
