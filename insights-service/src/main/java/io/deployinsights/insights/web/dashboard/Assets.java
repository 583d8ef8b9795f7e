package io.deployinsights.insights.web.dashboard;

import io.deployinsights.insights.web.representation.Representation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;

/**
 * The dashboard's files. Their addresses hold a hash of them all: browsers may keep them for ever, and the modules, which import each
 * other by relative paths, are always of one version.
 */
@Component
final class Assets {

    private static final String FOLDER = "/dashboard/";

    private static final String PAGE = "index.html";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final SortedMap<String, Representation> byPath = new TreeMap<>();
    private final String version;
    private final Representation page;

    Assets() throws IOException {
        var contents = contents();
        version = hash(contents);
        byte[] template = Objects.requireNonNull(contents.remove(PAGE), PAGE);
        page = representation(PAGE, completed(template, contents, version), "no-cache");
        contents.forEach((path, content) -> byPath.put(path, representation(path, content, FOR_EVER)));
    }

    /** The page itself, which names its files with their version. */
    Representation page() {
        return page;
    }

    /** A file by its path in the folder, null where there is none in this version. */
    @Nullable
    Representation find(String ofVersion, String path) {
        return ofVersion.equals(version) ? byPath.get(path) : null;
    }

    private static SortedMap<String, byte[]> contents() throws IOException {
        var contents = new TreeMap<String, byte[]>();
        var resources = new PathMatchingResourcePatternResolver();
        for (var resource : resources.getResources("classpath:" + FOLDER + "**/*.*")) {
            var url = resource.getURL().getPath();
            contents.put(url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()), resource.getContentAsByteArray());
        }
        return contents;
    }

    /** With the version, and all modules named, so that the browser needn't read one to know of the next. */
    private static byte[] completed(byte[] page, SortedMap<String, byte[]> files, String version) {
        var modules = files.keySet().stream()
                .filter(path -> path.startsWith("app/"))
                .map("<link rel=\"modulepreload\" href=\"assets/{version}/%s\" />"::formatted)
                .collect(Collectors.joining("\n    "));
        return new String(page, StandardCharsets.UTF_8)
                .replace("<!-- {modules} -->", modules)
                .replace("{version}", version)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Representation representation(String path, byte[] content, String cacheControl) {
        var type = MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
        var headers = Map.of(
                HttpHeaders.CONTENT_TYPE,
                "text".equals(type.getType()) ? type + ";charset=UTF-8" : type.toString(),
                HttpHeaders.CACHE_CONTROL,
                cacheControl,
                HttpHeaders.VARY,
                HttpHeaders.ACCEPT_ENCODING);
        return new Representation(headers, List.of(content));
    }

    private static String hash(SortedMap<String, byte[]> contents) {
        var checksum = new CRC32C();
        contents.forEach((path, content) -> {
            checksum.update(path.getBytes(StandardCharsets.UTF_8));
            checksum.update(content);
        });
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
