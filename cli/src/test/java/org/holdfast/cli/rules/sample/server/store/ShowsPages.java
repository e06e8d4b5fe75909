package org.holdfast.cli.rules.sample.server.store;

import org.holdfast.server.web.Views;

/** Breaks a border within the server: the store knows no pages. */
class ShowsPages {
    Views views;
}
