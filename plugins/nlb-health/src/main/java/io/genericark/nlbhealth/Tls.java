package io.genericark.nlbhealth;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.nlbhealth.Settings.PemFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The certificate with which HTTPS probes are answered, ready for use. */
record Tls(SSLContext context, Certificate own) {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final char[] IN_MEMORY = "in memory only".toCharArray();

    /**
     * Reads the files of a resource, if its probes are HTTPS.
     *
     * @throws KitException DENIED when they cannot be used
     */
    static Optional<Tls> of(Settings.Reply reply) throws KitException {
        try {
            return reply.pem().isPresent() ? Optional.of(read(reply.pem().get())) : Optional.empty();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new KitException(
                    Kind.DENIED,
                    "HTTPS probes cannot be answered",
                    "certificate and key cannot be used (" + e + ")",
                    "give PEM files of one pair that the user of the kit-host may read; a key is brought into the right"
                            + " form by `openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW`",
                    e);
        }
    }

    private static Tls read(PemFiles files) throws IOException, GeneralSecurityException {
        Certificate[] chain;
        try (var in = Files.newInputStream(files.certificate())) {
            chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
        }
        if (chain.length == 0) {
            throw new IOException("no certificate in " + files.certificate());
        }
        PublicKey open = chain[0].getPublicKey();
        PrivateKey key = key(files.key(), open.getAlgorithm());
        if (!isPair(key, open)) {
            throw new IOException(
                    "the key in " + files.key() + " is not that of the first certificate in " + files.certificate());
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("probe", key, IN_MEMORY, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, IN_MEMORY);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new Tls(context, chain[0]);
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException, GeneralSecurityException {
        Matcher pem = PKCS8.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IOException("no unencrypted PKCS #8 key (BEGIN PRIVATE KEY) in " + file);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static boolean isPair(PrivateKey key, PublicKey open) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (open.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> open.getAlgorithm();
                });
        signature.initSign(key);
        signature.update(open.getEncoded());
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(open.getEncoded());
        return signature.verify(signed);
    }
}
