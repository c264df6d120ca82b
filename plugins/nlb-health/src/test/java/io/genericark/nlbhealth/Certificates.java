package io.genericark.nlbhealth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;

/** Self-signed pairs as PEM files, made with the JDK's keytool. */
record Certificates(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";

    static Certificates make(Path directory, String name) throws IOException, InterruptedException {
        Path store = directory.resolve(name + ".p12");
        Path keytool = Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "probe",
                        "-dname",
                        "CN=" + name,
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        try (var in = Files.newInputStream(store)) {
            KeyStore pairs = KeyStore.getInstance("PKCS12");
            pairs.load(in, PASSWORD.toCharArray());
            Key key = Objects.requireNonNull(pairs.getKey("probe", PASSWORD.toCharArray()));
            return new Certificates(
                    pem(
                            directory.resolve(name + ".crt"),
                            "CERTIFICATE",
                            Objects.requireNonNull(pairs.getCertificate("probe"))
                                    .getEncoded()),
                    pem(directory.resolve(name + ".key"), "PRIVATE KEY", Objects.requireNonNull(key.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
