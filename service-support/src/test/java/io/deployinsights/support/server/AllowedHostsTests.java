package io.deployinsights.support.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTests {

    private static final AllowedHosts HOSTS = new AllowedHosts(List.of("files", " Things.Example.com. ", ""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:5176",
                "LOCALHOST:1",
                "localhost.",
                "localhost.:5176",
                "localhost:",
                "127.0.0.1",
                "127.0.0.1:5176",
                "10.1.2.3:65535",
                "192.168.0.1",
                "[::1]",
                "[::1]:5176",
                "[fe80::1]",
                "[2001:DB8::8a2e:370:7334]:80",
                "[::ffff:127.0.0.1]",
                "files",
                "Files:5176",
                "things.example.com",
                "THINGS.example.COM.:443"
            })
    void containAddressesAndKnownNames(String host) {
        assertThat(HOSTS.contain(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ":5176",
                "evil.example",
                "evil.example:5176",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.localhost",
                "files.evil.example",
                "files..",
                "localhost@evil.example",
                "localhost:5176@evil.example",
                "localhost,evil.example",
                "localhost evil.example",
                "localhost:x",
                "localhost:123456",
                "127.0.0.256",
                "127.0.0",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "1.2.3.4.5",
                "::1",
                "[::1",
                "::1]",
                "[]",
                "[::1%eth0]",
                "[12345::]",
                "[1:2]",
                "[evil.example]",
                "[127.0.0.1]",
                "http://localhost",
                "localhost/",
                "löcalhost",
                "localhost\u0000"
            })
    void containNothingElse(String host) {
        assertThat(HOSTS.contain(host)).isFalse();
    }
}
