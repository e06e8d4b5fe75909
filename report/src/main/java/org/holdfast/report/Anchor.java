package org.holdfast.report;

/** Where on a page a thing of a pack is defined: its kind and id, as an HTML id that can also stand in an address. */
record Anchor(String name) {
    static Anchor of(String kind, String id) {
        StringBuilder name = new StringBuilder(kind).append('-');
        id.codePoints().forEach(c -> {
            if (c == '_' || c < 128 && Character.isLetterOrDigit(c)) {
                name.appendCodePoint(c);
            } else {
                name.append('.').append(Integer.toHexString(c)).append('.');
            }
        });
        return new Anchor(name.toString());
    }

    /** The anchor of a column of a register table. */
    static Anchor ofColumn(String table, String column) {
        return of("column", table + "." + column);
    }

    Markup link(Markup shown) {
        return Markup.tag("a").with("href", "#" + name).around(shown);
    }
}
