package io.deployinsights.registry.listing;

import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.rendering.DeploymentWriter;
import io.deployinsights.registry.rendering.Format;
import io.deployinsights.registry.store.StoreProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.OptionalInt;
import org.bson.Document;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ListingController {

    private static final int BATCH_SIZE = 1_000;

    private final Listings listings;
    private final StoreProperties properties;

    ListingController(Listings listings, StoreProperties properties) {
        this.listings = listings;
        this.properties = properties;
    }

    @GetMapping(
            path = "/api/deployments",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE, "text/csv"})
    void list(
            ListingParameters parameters,
            @RequestHeader HttpHeaders headers,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Faults faults = new Faults();
        Selection selection = Parameters.selection(parameters, faults);
        OptionalInt limit = Parameters.limit(parameters, faults);
        faults.reject();
        String cursor = StringUtils.hasLength(parameters.cursor()) ? parameters.cursor() : null;
        Format format = Format.accepted(headers.getAccept()).orElse(Format.JSON);

        int batchSize = Math.min(limit.orElse(BATCH_SIZE) + 1, BATCH_SIZE);
        try (Listing listing = listings.open(selection, cursor, batchSize)) {
            response.setContentType(format.contentType());
            format.disposition().ifPresent(name -> response.setHeader(HttpHeaders.CONTENT_DISPOSITION, name));
            // Fetch Metadata: a browser goes there, and no script asks.
            boolean saved = "navigate".equals(headers.getFirst("Sec-Fetch-Mode"));
            if (limit.isPresent()) {
                Page page = Page.read(listing, limit.getAsInt());
                page.next()
                        .ifPresent(
                                next -> response.setHeader(HttpHeaders.LINK, NextPage.link(request, parameters, next)));
                write(page.deployments().iterator(), format.writer(response.getOutputStream(), saved));
            } else if (!HttpMethod.HEAD.matches(request.getMethod())) {
                // A page can be requested again; a stream would have to begin from the start.
                listing.resumeWithin(properties.resumeWithin());
                write(listing, format.writer(response.getOutputStream(), saved));
            }
        }
    }

    private static void write(Iterator<Document> deployments, DeploymentWriter writer) throws IOException {
        while (deployments.hasNext()) {
            writer.write(deployments.next());
        }
        writer.end();
    }
}
