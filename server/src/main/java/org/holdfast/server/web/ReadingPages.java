package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Role;
import org.holdfast.server.store.Store;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages that show places and households. */
@RestController
public class ReadingPages {
    private final Views views;
    private final Frames frames;
    private final Overview overview;
    private final HouseholdSearch search;

    public ReadingPages(Views views, Frames frames, Overview overview, Store store, PersonalCipher cipher) {
        this.views = views;
        this.frames = frames;
        this.overview = overview;
        this.search = new HouseholdSearch(store, cipher);
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> overview(
            HttpServletRequest request, @RequestParam(name = "place", defaultValue = "") String place) {
        if (!Frames.reader().role().readsHouseholds()) {
            String home = Frames.reader().role() == Role.ADMINISTRATOR ? Navigation.ACCOUNTS.path() : "/account";
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(home))
                    .build();
        }
        Overview.Shown shown = overview.at(Frames.reader(), place);
        if (shown == null && place.isEmpty()) {
            return ResponseEntity.ok(views.page("problem", frames.of(request, Navigation.OVERVIEW), "nothing_loaded"));
        }
        return shown == null
                ? frames.notFound(request)
                : ResponseEntity.ok(views.page("overview", frames.of(request, Navigation.OVERVIEW), shown));
    }

    @GetMapping(path = "/households", produces = MediaType.TEXT_HTML_VALUE)
    String households(
            HttpServletRequest request,
            @RequestParam(name = "place", defaultValue = "") String place,
            @RequestParam(name = "level", defaultValue = "") String level,
            @RequestParam(name = "after", defaultValue = "") String after) {
        return households(request, new HouseholdSearch.Wanted("", place.strip(), level, after));
    }

    /** Names and identifiers are looked for in the body of a request, which no history and no log of a proxy keeps. */
    @PostMapping(path = "/households", produces = MediaType.TEXT_HTML_VALUE)
    String search(
            HttpServletRequest request,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(name = "place", defaultValue = "") String place,
            @RequestParam(name = "level", defaultValue = "") String level,
            @RequestParam(name = "after", defaultValue = "") String after) {
        return households(request, new HouseholdSearch.Wanted(words.strip(), place.strip(), level, after));
    }

    private String households(HttpServletRequest request, HouseholdSearch.Wanted wanted) {
        return views.page(
                "households", frames.of(request, Navigation.HOUSEHOLDS), search.find(Frames.reader(), wanted));
    }
}
