package io.genericark.kithost.script;

import io.genericark.kithost.files.FoundKit;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the scripts directory was when it was read last. A kit and a refusal together: the entry has become
 * invalid, and its last good version stays.
 *
 * @param source the entry
 * @param copy the copy of the directory from which it was read
 * @param version of its files, and of the helpers that it may use
 * @param kit what can be called
 * @param refusal why it cannot be used as it is now
 * @param undecided whether that may be different the next time, with the same files
 */
record Loaded(
        String source,
        Path copy,
        Version version,
        Optional<FoundKit> kit,
        Optional<String> refusal,
        boolean undecided) {

    private static final int SHOWN = 12;

    /**
     * A state of files.
     *
     * @param hash of their contents
     * @param key the hash, and what else makes it worth to read them again
     */
    record Version(String hash, String key) {

        /** Of files that cannot be read. */
        static final Version NONE = new Version("", "");
    }

    static Loaded helper(String source, Path copy, Version version) {
        return new Loaded(source, copy, version, Optional.empty(), Optional.empty(), false);
    }

    static Loaded kit(FoundKit kit, Path copy, Version version) {
        return new Loaded(kit.source(), copy, version, Optional.of(kit), Optional.empty(), false);
    }

    static Loaded refused(String source, Path copy, Version version, String why) {
        return new Loaded(source, copy, version, Optional.empty(), Optional.of(why), false);
    }

    static Loaded undecided(String source, Path copy, Version version, String why) {
        return new Loaded(source, copy, version, Optional.empty(), Optional.of(why + "; it will be tried again"), true);
    }

    /** Whether it need not be read again when its files are of this version. */
    boolean isStill(Version there) {
        return !undecided && version.key().equals(there.key());
    }

    /** Whether it is no kit and does not look like one. */
    boolean isHelper() {
        return kit.isEmpty() && refusal.isEmpty();
    }

    /** The same files, with helpers that are known by now. */
    Loaded with(Version known) {
        boolean current = refusal.isEmpty();
        return new Loaded(
                source,
                copy,
                known,
                kit.map(each -> current ? new FoundKit(each.kit(), each.source(), known.hash()) : each),
                refusal,
                undecided);
    }

    /** With the last good version when there is none now. An entry that was a kit does not become a helper unnoticed. */
    Loaded after(@Nullable Loaded before) {
        Optional<FoundKit> last = before == null ? Optional.empty() : before.kit;
        if (kit.isPresent() || last.isEmpty()) {
            return this;
        }
        String why =
                refusal.orElse("it has neither a kit object nor functions any more; delete the file if that is meant");
        String stays =
                "; the version of before stays in use (" + last.get().hash().substring(0, SHOWN) + ")";
        return new Loaded(
                source, before == null ? copy : before.copy, version, last, Optional.of(why + stays), undecided);
    }
}
