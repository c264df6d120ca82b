package io.genericark.crossregion.topology;

/** Where something is and whose it is: one API endpoint with one account's rights. */
public record Place(String region, String account) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byRegion = region.compareTo(other.region);
        return byRegion != 0 ? byRegion : account.compareTo(other.account);
    }

    @Override
    public String toString() {
        return region + " " + account;
    }
}
