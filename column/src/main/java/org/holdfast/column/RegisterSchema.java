package org.holdfast.column;

import static org.holdfast.column.Kind.BOOL;
import static org.holdfast.column.Kind.DATE;
import static org.holdfast.column.Kind.DECIMAL;
import static org.holdfast.column.Kind.INT;
import static org.holdfast.column.Kind.MONEY;
import static org.holdfast.column.Kind.MONTH;
import static org.holdfast.column.Kind.STRING;

import java.util.List;
import java.util.Optional;

/** The register exchange format as data: its eight tables and their columns, in the order they are read. */
public final class RegisterSchema {
    /** An identifier is at most this many characters. */
    public static final int LONGEST_IDENTIFIER = 64;

    public static final List<TableSchema> TABLES = List.of(
            table(
                    "place",
                    true,
                    List.of("place_id"),
                    key("place_id"),
                    column("parent_id", STRING).naming("place"),
                    column("level", STRING)
                            .oneOf("nation", "province", "city", "county", "township", "village")
                            .isRequired(),
                    column("name", STRING).isRequired().isPersonal(),
                    column("name_local", STRING),
                    column("lat", DECIMAL).between(-90.0, 90.0),
                    column("lon", DECIMAL).between(-180.0, 180.0),
                    column("population", INT).between(0.0, null),
                    column("priority_county", BOOL)),
            table(
                    "household",
                    true,
                    List.of("household_id"),
                    key("household_id"),
                    column("place_id", STRING).naming("place").isRequired(),
                    column("register_status", STRING)
                            .oneOf("general", "registered", "lifted", "monitored")
                            .withStandard("general"),
                    column("lifted_on", DATE),
                    column("relocated", BOOL).withStandard("false"),
                    column("site_id", STRING),
                    column("resettled_on", DATE),
                    column("dwelling_grade", STRING).oneOf("A", "B", "C", "D"),
                    column("water_safe", BOOL),
                    column("arable_land", DECIMAL).between(0.0, null),
                    column("weight", DECIMAL)
                            .between(0.0, null)
                            .withStandard("1")
                            .isAssumed(),
                    column("phone", STRING).isPersonal(),
                    column("address", STRING).isPersonal()),
            table(
                    "person",
                    true,
                    List.of("person_id"),
                    key("person_id"),
                    column("household_id", STRING).naming("household").isRequired(),
                    column("name", STRING).isPersonal(),
                    column("national_id", STRING).isPersonal(),
                    column("sex", STRING).oneOf("F", "M", "X"),
                    column("birth_date", DATE),
                    column("relation", STRING),
                    column("resident", BOOL).withStandard("true").isAssumed(),
                    column("education", STRING).oneOf("none", "primary", "junior", "senior", "vocational", "tertiary"),
                    column("enrolled", BOOL),
                    column("health", STRING).oneOf("healthy", "chronic", "serious"),
                    column("disability", INT).between(0.0, 4.0).withStandard("0"),
                    column("work_capacity", STRING).oneOf("full", "partial", "none"),
                    column("employment", STRING)
                            .oneOf("none", "farm", "migrant", "local_wage", "public_post", "self_employed"),
                    column("insured_medical", BOOL),
                    column("insured_pension", BOOL)),
            table(
                    "ledger",
                    false,
                    List.of(),
                    column("household_id", STRING).naming("household").isRequired(),
                    column("person_id", STRING).naming("person"),
                    column("month", MONTH).isRequired(),
                    column("flow", STRING).oneOf("income", "expense").isRequired(),
                    column("item", STRING)
                            .oneOf(
                                    "wage",
                                    "business",
                                    "property",
                                    "transfer",
                                    "business_cost",
                                    "medical",
                                    "education",
                                    "housing",
                                    "disaster",
                                    "other")
                            .isRequired(),
                    column("programme", STRING),
                    column("amount", MONEY).between(0.0, null).isRequired(),
                    column("source", STRING)
                            .oneOf("declared", "inspected", "department", "estimated")
                            .withStandard("declared")),
            table(
                    "event",
                    false,
                    List.of("event_id"),
                    key("event_id"),
                    column("household_id", STRING).naming("household").isRequired(),
                    column("person_id", STRING).naming("person"),
                    column("type", STRING)
                            .oneOf(
                                    "illness",
                                    "accident",
                                    "natural_disaster",
                                    "fire",
                                    "job_loss",
                                    "business_failure",
                                    "price_slump",
                                    "school_dropout",
                                    "death",
                                    "birth",
                                    "other")
                            .isRequired(),
                    column("occurred_on", DATE).isRequired(),
                    column("loss", MONEY).between(0.0, null),
                    column("reported_on", DATE),
                    column("source", STRING)),
            table(
                    "assistance",
                    false,
                    List.of("assistance_id"),
                    key("assistance_id"),
                    column("household_id", STRING).naming("household").isRequired(),
                    column("person_id", STRING).naming("person"),
                    column("measure", STRING).isRequired(),
                    column("start_on", DATE).isRequired(),
                    column("end_on", DATE),
                    column("amount", MONEY).between(0.0, null),
                    column("programme", STRING)),
            table(
                    "series",
                    false,
                    List.of("place_id", "series", "month"),
                    column("place_id", STRING).naming("place").isRequired(),
                    column("series", STRING).isRequired(),
                    column("month", MONTH).isRequired(),
                    column("value", DECIMAL).isRequired()),
            table(
                    "hazard",
                    false,
                    List.of("hazard_id"),
                    key("hazard_id"),
                    column("place_id", STRING).naming("place").isRequired(),
                    column("type", STRING)
                            .oneOf(
                                    "drought",
                                    "flood",
                                    "cold_wave",
                                    "storm",
                                    "earthquake",
                                    "geological",
                                    "fire",
                                    "epidemic",
                                    "pest",
                                    "other")
                            .isRequired(),
                    column("severity", STRING)
                            .oneOf("minor", "moderate", "severe", "extreme")
                            .isRequired(),
                    column("onset", DATE).isRequired(),
                    column("expires", DATE),
                    column("headline", STRING),
                    column("source", STRING)));

    private RegisterSchema() {}

    public static Optional<TableSchema> find(String table) {
        return TABLES.stream().filter(t -> t.name().equals(table)).findFirst();
    }

    public static TableSchema get(String table) {
        return find(table).orElseThrow(() -> new IllegalArgumentException("The register format has no table " + table));
    }

    private static TableSchema table(String name, boolean required, List<String> key, ColumnSchema... columns) {
        return new TableSchema(name, required, key, List.of(columns));
    }

    private static ColumnSchema key(String name) {
        return column(name, STRING).isRequired();
    }

    private static ColumnSchema column(String name, Kind kind) {
        return ColumnSchema.of(name, kind);
    }
}
