package org.holdfast.server.web;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The numbers of a place and all below it. */
record Ground(long placeNo, long lastNo) {
    private static final Ground EVERYWHERE = new Ground(0, Long.MAX_VALUE);
    private static final Ground NOWHERE = new Ground(1, 0);

    /** That of a place as its reader sees it; everywhere when none is named, nowhere when there is none of that id for him. */
    static Ground of(JdbcClient db, String place) {
        return place.isEmpty()
                ? EVERYWHERE
                : db.sql("select place_no, last_no from place where place_id = :place")
                        .param("place", place)
                        .query(Ground.class)
                        .optional()
                        .orElse(NOWHERE);
    }
}
