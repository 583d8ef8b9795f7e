package io.deployinsights.support;

import io.deployinsights.support.settings.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SettingsTests {

    @Test
    void areAllInThePageOfSettings() throws IOException {
        SettingsPage.check("service-support", "service.yml");
    }
}
