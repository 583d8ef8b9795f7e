package io.deployinsights.insights.web.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The dashboard's files. Their addresses hold a hash of them all: browsers may keep them for ever, and the modules, which import each
 * other by relative paths, are always of one version.
 */
@Component
final class Assets {

    private static final String FOLDER = "/dashboard/";

    private static final String PAGE = "index.html";

    private final SortedMap<String, Asset> byPath = new TreeMap<>();
    private final String version;
    private final Asset page;

    Assets() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        for (var resource : resources.getResources("classpath:" + FOLDER + "**/*.*")) {
            var url = resource.getURL().getPath();
            var path = url.substring(url.lastIndexOf(FOLDER) + FOLDER.length());
            byPath.put(path, Asset.of(path, resource.getContentAsByteArray()));
        }
        version = hash(byPath);
        page = completed(Objects.requireNonNull(byPath.remove(PAGE), PAGE));
    }

    /** The page itself, which names its files with their version. */
    Asset page() {
        return page;
    }

    /** A file by its path in the folder, null where there is none in this version. */
    @Nullable
    Asset find(String ofVersion, String path) {
        return ofVersion.equals(version) ? byPath.get(path) : null;
    }

    /** With the version, and all modules named, so that the browser needs not read one to know of the next. */
    private Asset completed(Asset page) {
        var modules = byPath.keySet().stream()
                .filter(path -> path.startsWith("app/"))
                .map("<link rel=\"modulepreload\" href=\"assets/{version}/%s\" />"::formatted)
                .collect(Collectors.joining("\n    "));
        var text = new String(page.content(), StandardCharsets.UTF_8)
                .replace("<!-- {modules} -->", modules)
                .replace("{version}", version);
        return Asset.of(PAGE, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(SortedMap<String, Asset> assets) {
        var checksum = new CRC32C();
        assets.forEach((path, asset) -> {
            checksum.update(path.getBytes(StandardCharsets.UTF_8));
            checksum.update(asset.content());
        });
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
