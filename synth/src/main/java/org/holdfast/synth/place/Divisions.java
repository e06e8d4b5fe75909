package org.holdfast.synth.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Sheet;

/**
 * Every county of China with rural households, down to its villages.
 *
 * <p>{@code divisions.txt.gz} has a line for each division in order of its code: a letter (P province, C city, A county,
 * T township, V village), the digits it adds to the division above it, and its name; a space in place of both means the
 * village with the next code. Common endings of village names are one character.
 */
public final class Divisions {
    static final Map<Character, String> ENDINGS = Map.of('#', "村村民委员会", '+', "村村委会", '=', "村民委员会", '-', "村委会");

    private final byte[] text;
    private final Census census = Census.read();
    private final Map<String, Province> provinces = Province.read();
    private final Set<String> priority = new HashSet<>();
    private final Parameters parameters;
    private final List<County> counties = new ArrayList<>();
    private final Map<Character, Division> open = new HashMap<>();

    private Divisions(byte[] text, Parameters parameters) {
        this.text = text;
        this.parameters = parameters;
    }

    public static Divisions read(Parameters parameters) {
        try (InputStream in = Sheet.open("divisions.txt.gz")) {
            Divisions divisions = new Divisions(in.readAllBytes(), parameters);
            divisions.readCounties();
            return divisions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The counties in order of their codes. */
    public List<County> counties() {
        return counties;
    }

    Census census() {
        return census;
    }

    private void readCounties() {
        int last = 0;
        int start = 0;
        for (int end = 0; end < text.length; end++) {
            if (text[end] == '\n') {
                last = readLine(start, end, last);
                start = end + 1;
            }
        }
        markPriority();
    }

    /** Reads a line; gives the last six digits of the village read last. */
    private int readLine(int start, int end, int last) {
        char kind = (char) text[start];
        if (kind == ' ') {
            county().villages().add(last + 1, start + 1, end);
            return last + 1;
        }
        if (kind == 'V') {
            int township = Integer.parseInt(division('T').code().substring(6));
            int code = township * 1000 + Integer.parseInt(ascii(start + 1, start + 4));
            county().villages().add(code, start + 4, end);
            return code;
        }
        int digits = kind == 'T' ? 3 : 2;
        String above = kind == 'P'
                ? ""
                : division("PCAT".charAt("PCAT".indexOf(kind) - 1)).code();
        String name = new String(text, start + 1 + digits, end - start - 1 - digits, StandardCharsets.UTF_8);
        Division read = new Division(above + ascii(start + 1, start + 1 + digits), name);
        open.put(kind, read);
        if (kind == 'A') {
            counties.add(county(read));
        } else if (kind == 'T') {
            county().townships().put(read.code(), read);
        }
        return last;
    }

    private County county(Division division) {
        Census.Profile profile = census.profile(division.code());
        return new County(
                counties.size(),
                division,
                division('C'),
                division('P'),
                province(division('P').code()),
                profile,
                false,
                registeredShare(profile),
                new HashMap<>(),
                new Villages(division.code(), text));
    }

    /** The share of rural households that were registered as poor: logistic in the deprivation of the county. */
    private double registeredShare(Census.Profile profile) {
        double log = parameters.get("registered_log_odds")
                + parameters.get("registered_log_odds_of_deprivation") * profile.deprivation();
        return 1 / (1 + StrictMath.exp(-log));
    }

    /** The most deprived counties are those that need continued support. */
    private void markPriority() {
        counties.stream()
                .sorted(Comparator.comparingDouble(County::deprivation)
                        .reversed()
                        .thenComparing(County::code))
                .limit((long) parameters.get("priority_counties"))
                .forEach(county -> priority.add(county.code()));
        counties.replaceAll(c -> priority.contains(c.code()) ? c.asPriority() : c);
    }

    private County county() {
        return counties.get(counties.size() - 1);
    }

    private Division division(char kind) {
        Division found = open.get(kind);
        if (found == null) {
            throw new IllegalStateException("divisions.txt.gz has a division before what it lies in");
        }
        return found;
    }

    private Province province(String code) {
        Province found = provinces.get(code);
        if (found == null) {
            throw new IllegalStateException("provinces.csv has no province " + code);
        }
        return found;
    }

    private String ascii(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.US_ASCII);
    }
}
