package io.genericark.kithost.calls;

import io.genericark.api.KitException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a kit may ask for: what it declares. One that declares nothing gets all but secrets, so that a first script works
 * without knowing of this. Immutable.
 */
public final class Needs {

    /** Of a kit that declares nothing. */
    public static final Needs UNDECLARED = new Needs(EnumSet.complementOf(EnumSet.of(Need.SECRETS)), false);

    private final Set<Need> granted;
    private final boolean declared;

    private Needs(Set<Need> granted, boolean declared) {
        this.granted = Collections.unmodifiableSet(new TreeSet<>(granted));
        this.declared = declared;
    }

    /**
     * Reads the words of a description.
     *
     * @throws IllegalArgumentException for a word that is not known, with those that are
     */
    public static Needs of(List<String> words) {
        Set<Need> granted = EnumSet.noneOf(Need.class);
        for (String word : words) {
            granted.add(Need.of(word)
                    .orElseThrow(() -> new IllegalArgumentException("needs: '" + word + "' is not known; known are "
                            + Arrays.stream(Need.values()).map(Need::word).collect(Collectors.joining(", ")))));
        }
        return new Needs(granted, true);
    }

    /** The words, in a fixed order, for people. */
    public List<String> words() {
        return granted.stream().map(Need::word).toList();
    }

    /** Whether the kit says so itself. */
    public boolean declared() {
        return declared;
    }

    void require(Need need, String call) throws KitException {
        if (!granted.contains(need)) {
            throw new KitException(
                    KitException.Kind.DENIED,
                    "ctx." + call + " is refused",
                    declared
                            ? "the kit declares needs " + words() + ", and this takes '" + need.word() + "'"
                            : "it takes '" + need.word() + "', which a kit gets only when it declares its needs",
                    "add '" + need.word() + "' to needs in the kit's description");
        }
    }
}
