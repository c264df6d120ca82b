package io.genericark.routetable;

import io.genericark.aws.Given;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which route tables of the VPC are kept, as the operator names them; with neither ids nor tags all that hold a VIP's route.
 *
 * @param ids by id; each must exist
 * @param tags by tag; each must be that of some table
 */
record TableChoice(Set<TableId> ids, Set<Tag> tags) {

    private static final String TAG = "tag:";

    /**
     * A tag that tables have.
     *
     * @param value any when not given
     */
    record Tag(String key, Optional<String> value) implements Comparable<Tag> {
        boolean isOf(Seen.Table table) {
            Optional<String> there = Optional.ofNullable(table.tags().get(key));
            return value.isEmpty() ? there.isPresent() : value.equals(there);
        }

        @Override
        public int compareTo(Tag other) {
            return Comparator.comparing(Tag::toString).compare(this, other);
        }

        @Override
        public String toString() {
            return TAG + key + value.map("="::concat).orElse("");
        }
    }

    /** Reads {@code auto}, or {@code rtb-...}, {@code tag:KEY=VALUE} and {@code tag:KEY} in any number. */
    static TableChoice parse(List<String> names) {
        Set<TableId> ids = new TreeSet<>();
        Set<Tag> tags = new TreeSet<>();
        if (names.equals(List.of(Given.AUTO))) {
            return new TableChoice(ids, tags);
        }
        for (String name : names) {
            if (name.startsWith(TAG)) {
                tags.add(tag(name));
            } else if (name.equals(Given.AUTO)) {
                throw new IllegalArgumentException(
                        "parameter tables: auto stands for all tables and cannot be given beside others");
            } else {
                ids.add(new TableId(name));
            }
        }
        if (ids.isEmpty() && tags.isEmpty()) {
            throw new IllegalArgumentException(
                    "parameter tables: it names no table; give auto, rtb- ids, or tag:KEY=VALUE");
        }
        return new TableChoice(ids, tags);
    }

    private static Tag tag(String text) {
        int equals = text.indexOf('=');
        String key = equals < 0 ? text.substring(TAG.length()) : text.substring(TAG.length(), equals);
        if (key.isBlank()) {
            throw new IllegalArgumentException(
                    "parameter tables: \"" + text + "\" is not of the form tag:KEY=VALUE or tag:KEY");
        }
        return new Tag(key, equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)));
    }

    /** Whether the operator named this table, so that it must lead here. */
    boolean names(Seen.Table table) {
        return ids.contains(table.id()) || tags.stream().anyMatch(tag -> tag.isOf(table));
    }

    /** Whether this table is looked after. */
    boolean includes(Seen.Table table) {
        return (ids.isEmpty() && tags.isEmpty()) || names(table);
    }

    /** What of it means none of these tables. */
    List<String> unknownAmong(List<Seen.Table> tables) {
        Stream<String> absent = ids.stream()
                .filter(id -> tables.stream().noneMatch(table -> table.id().equals(id)))
                .map(TableId::value);
        Stream<String> unused = tags.stream()
                .filter(tag -> tables.stream().noneMatch(tag::isOf))
                .map(Tag::toString);
        return Stream.concat(absent, unused).toList();
    }
}
