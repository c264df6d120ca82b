package io.genericark.durable;

import java.nio.file.Path;

/** A record file that exists but whose content cannot be trusted. It stays on disk as it was found. */
public final class DamagedRecordException extends DurableException {
    private static final long serialVersionUID = 1;

    /** What is wrong with the file. */
    public enum Damage {
        /** The file is shorter or longer than its header says. */
        TORN("is torn"),
        /** The file does not begin as a record of ours does. */
        NOT_A_RECORD("is not a record of ark"),
        /** The content is not what was written. */
        BAD_CHECKSUM("has a wrong checksum"),
        /** Written by another version of ark. */
        WRONG_VERSION("has another format version"),
        /** The checksum is right but the content cannot be read. */
        UNREADABLE_CONTENT("has content that cannot be understood");

        private final String words;

        Damage(String words) {
            this.words = words;
        }
    }

    private final Damage damage;

    DamagedRecordException(Path file, Damage damage, String detail) {
        super(
                file,
                "State file " + file + " " + damage.words + ": " + detail + ". Nothing was changed. " + next(damage),
                null);
        this.damage = damage;
    }

    /** What is wrong with the file. */
    public Damage damage() {
        return damage;
    }

    private static String next(Damage damage) {
        return switch (damage) {
            case WRONG_VERSION -> "Start the version of ark that wrote it, or follow that version's upgrade notes.";
            case TORN, NOT_A_RECORD, BAD_CHECKSUM, UNREADABLE_CONTENT ->
                "Check the disk and the kernel log, then restore the file from a backup, or move the whole state"
                        + " directory away and let this node join the cluster again as an empty node.";
        };
    }
}
