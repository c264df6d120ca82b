package io.genericark.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.durable.DamagedRecordException.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    private static final byte[] CONTENT = "the record".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private DurableFile file;

    @BeforeEach
    void open() {
        file = new DurableFile(directory, "record", 1);
    }

    @Test
    void aRecordNeverWrittenIsAbsent() throws IOException {
        assertThat(file.read()).isEqualTo(new Stored.Absent<byte[]>());
    }

    @Test
    void aReplacedRecordIsReadBackAndLeavesNoTemporaryFile() throws IOException {
        file.replace("old and longer than the new one".getBytes(StandardCharsets.UTF_8));
        file.replace(CONTENT);
        assertThat(content()).isEqualTo(CONTENT);
        assertThat(directory).isDirectoryContaining("glob:**/record").isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void everyShorterFileIsTornAndKept() throws IOException {
        file.replace(CONTENT);
        byte[] whole = Files.readAllBytes(file.path());
        for (int length = 0; length < whole.length; length++) {
            Files.write(file.path(), Arrays.copyOf(whole, length));
            assertThat(damage()).as("length %d", length).isEqualTo(Damage.TORN);
            assertThat(Files.size(file.path())).isEqualTo(length);
        }
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        file.replace(CONTENT);
        byte[] whole = Files.readAllBytes(file.path());
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file.path(), flipped);
            assertThat(damage()).as("bit %d", bit).isIn(Damage.NOT_A_RECORD, Damage.TORN, Damage.BAD_CHECKSUM);
        }
    }

    @Test
    void aRecordOfAnotherVersionIsNamedAsSuch() throws IOException {
        new DurableFile(directory, "record", 2).replace(CONTENT);
        assertThat(damage()).isEqualTo(Damage.WRONG_VERSION);
    }

    @Test
    void aDamagedFileIsNamedWithWhatIsWrongAndWhatToDo() throws IOException {
        Files.writeString(file.path(), "somebody edited this file");
        assertThatThrownBy(file::read)
                .isInstanceOf(DamagedRecordException.class)
                .hasMessageContainingAll(
                        file.path().toString(), "not a record of ark", "Nothing was changed", "backup");
    }

    @Test
    void aFullDiskKeepsTheOldRecordAndNamesTheDirectory() throws IOException {
        file.replace(CONTENT);
        Files.createSymbolicLink(directory.resolve("record.tmp"), Path.of("/dev/full"));
        assertThatThrownBy(() -> file.replace(new byte[] {1}))
                .isInstanceOf(StateWriteException.class)
                .hasMessageContainingAll(directory.toString(), "disk is full", "Free space");
        assertThat(content()).isEqualTo(CONTENT);
    }

    private Damage damage() {
        return catchThrowableOfType(DamagedRecordException.class, file::read).damage();
    }

    private byte[] content() throws IOException {
        return ((Stored.Present<byte[]>) file.read()).value();
    }
}
