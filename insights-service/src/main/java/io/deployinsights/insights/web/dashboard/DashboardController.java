package io.deployinsights.insights.web.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Serves the page, which browsers request each time, and its files, which they cache for good. */
@RestController
class DashboardController {

    private final Assets assets;

    DashboardController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/")
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        assets.page().send(request, response);
    }

    @GetMapping("/assets/{version}/{*path}")
    void asset(
            @PathVariable String version,
            @PathVariable String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, NoHandlerFoundException {
        var asset = assets.find(version, path.substring(1));
        if (asset == null) {
            throw new NoHandlerFoundException(request.getMethod(), request.getRequestURI(), new HttpHeaders());
        }
        asset.send(request, response);
    }
}
