package io.deployinsights.insights.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** An authority that signs certificates of servers, which nobody knows but the test that has made it. */
public final class Authority {

    private static final String PASSWORD = "changeit";
    private static final String OWN = "authority";

    private final Path folder;

    private Authority(Path folder) {
        this.folder = folder;
    }

    /** A certificate with those above it, and its key: files in PEM. */
    public record Identity(Path certificate, Path key) {}

    /** A new one, whose files are in a folder that nobody else uses. */
    public static Authority in(Path folder) {
        var authority = new Authority(folder);
        authority.keytool(
                "-genkeypair", "-alias", OWN, "-dname", "CN=" + folder.getFileName(), "-ext", "bc:critical=ca:true");
        return authority;
    }

    /** Its certificate in PEM. */
    public String certificate() {
        try {
            return pem("CERTIFICATE", keys().getCertificate(OWN).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs a certificate for an address, such as {@code ip:127.0.0.1} or {@code dns:redis}. */
    public Identity sign(String address) {
        var name = UUID.randomUUID().toString();
        keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-signer", OWN, "-ext", "san=" + address);
        try {
            var chain = new StringBuilder();
            for (Certificate certificate : keys().getCertificateChain(name)) {
                chain.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            var key = keys().getKey(name, PASSWORD.toCharArray()).getEncoded();
            return new Identity(
                    Files.writeString(folder.resolve(name + ".crt"), chain),
                    Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeyStore keys() throws GeneralSecurityException {
        try {
            return KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path store() {
        return folder.resolve("keys.p12");
    }

    private static String pem(String what, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, lines, what);
    }

    private void keytool(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s: %s".formatted(command, said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
