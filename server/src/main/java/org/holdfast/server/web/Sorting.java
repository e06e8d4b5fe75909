package org.holdfast.server.web;

/** How a table is ordered, and the links of its heads that order it otherwise. */
public record Sorting(Link link, String column, boolean descending) {
    /** What {@code sort} says: a column, after a minus when the largest come first. */
    public static Sorting of(Link link, String sort) {
        boolean descending = sort.startsWith("-");
        return new Sorting(link, descending ? sort.substring(1) : sort, descending);
    }

    /** As {@code aria-sort} says it. */
    public String state(String of) {
        if (!of.equals(column)) {
            return "none";
        }
        return descending ? "descending" : "ascending";
    }

    /** By that column; the other way round when it is the one already. Begins at the first page. */
    public Link by(String of) {
        boolean ascending = of.equals(column) && descending;
        return link.with("after", "").with("sort", ascending ? of : "-" + of);
    }
}
