package io.genericark.kithost.calls;

import io.genericark.api.KitException;
import io.genericark.kithost.child.Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secrets of a node: files that are named like them, which nobody but the runtime's user may read. Stateless; each look
 * reads the file anew.
 */
final class SecretFiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final int MAX_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> OF_THE_OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path directory;

    SecretFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * The text of a secret, without a line end at its end.
     *
     * @throws KitException of kind DENIED: what is wrong with the file and how to mend it, never what is in it
     */
    String read(String name) throws KitException {
        if (!NAME.matcher(name).matches()) {
            throw refused(name, "a name is 1-63 letters, digits, '.', '_' or '-'", "write the name of a secret");
        }
        Path file = directory.resolve(name);
        try {
            requireOurs(name, file);
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replaceFirst("\\R$", "");
            if (text.isEmpty() || text.indexOf('\0') >= 0) {
                throw refused(name, file + " is empty or no text", "write the secret into it");
            }
            return text;
        } catch (NoSuchFileException e) {
            throw refused(name, "there is no " + file, "put it there on this node, owned by its user, with mode 0600");
        } catch (IOException e) {
            throw refused(
                    name, file + " cannot be read: " + e.getClass().getSimpleName(), "let this node's user read it");
        }
    }

    private static void requireOurs(String name, Path file) throws IOException, KitException {
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
        open.removeAll(OF_THE_OWNER);
        if (!open.isEmpty()) {
            throw refused(
                    name,
                    file + " is open to others (" + PosixFilePermissions.toString(open) + ")",
                    "chmod 600 " + file);
        }
        long owner = ((Number) Files.getAttribute(file, "unix:uid")).longValue();
        if (owner != Account.ownUid()) {
            throw refused(
                    name,
                    file + " belongs to user id " + owner + ", and this runtime runs as " + Account.ownUid(),
                    "chown it to the runtime's user");
        }
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw refused(
                    name, file + " is no file of at most " + MAX_BYTES + " bytes", "write the secret into a file");
        }
    }

    private static KitException refused(String name, String why, String next) {
        return new KitException(KitException.Kind.DENIED, "secret '" + name + "' cannot be used", why, next);
    }
}
