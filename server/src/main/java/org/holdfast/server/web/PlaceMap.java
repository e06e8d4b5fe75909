package org.holdfast.server.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Places where they lie, north up, on a sheet of a fixed size; the size of a point grows with its households. */
public record PlaceMap(List<Point> points) {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 400;
    private static final double MARGIN = 56;

    /** A place on the sheet. */
    public record Point(String name, String level, String x, String y, String labelY, String radius) {}

    private record Bounds(double west, double south, double scale) {
        static Bounds of(List<Overview.Part> parts) {
            double west =
                    parts.stream().mapToDouble(part -> of(part.lon())).min().orElse(0);
            double east =
                    parts.stream().mapToDouble(part -> of(part.lon())).max().orElse(0);
            double south =
                    parts.stream().mapToDouble(part -> of(part.lat())).min().orElse(0);
            double north =
                    parts.stream().mapToDouble(part -> of(part.lat())).max().orElse(0);
            double widest = Math.max(east - west, 1e-6);
            double highest = Math.max(north - south, 1e-6);
            return new Bounds(west, south, Math.min((WIDTH - 2 * MARGIN) / widest, (HEIGHT - 2 * MARGIN) / highest));
        }

        static double of(@Nullable BigDecimal degrees) {
            return Objects.requireNonNull(degrees).doubleValue();
        }
    }

    /** The places whose position is known. */
    public static PlaceMap of(List<Overview.Part> parts) {
        List<Overview.Part> placed = parts.stream()
                .filter(part -> part.lat() != null && part.lon() != null)
                .toList();
        Bounds bounds = Bounds.of(placed);
        long most = placed.stream().mapToLong(PlaceMap::households).max().orElse(1);
        return new PlaceMap(placed.stream()
                .map(part -> point(part, bounds, Math.max(1, most)))
                .toList());
    }

    private static long households(Overview.Part part) {
        Long told = part.households();
        return told == null ? 1 : told;
    }

    public String width() {
        return plain(WIDTH);
    }

    public String height() {
        return plain(HEIGHT);
    }

    private static Point point(Overview.Part part, Bounds bounds, long most) {
        double x = MARGIN + (Bounds.of(part.lon()) - bounds.west()) * bounds.scale();
        double y = HEIGHT - MARGIN - (Bounds.of(part.lat()) - bounds.south()) * bounds.scale();
        double radius = 5 + 11 * Math.sqrt((double) households(part) / most);
        return new Point(
                part.place().name(), part.gravest(), plain(x), plain(y), plain(y + radius + 14), plain(radius));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
