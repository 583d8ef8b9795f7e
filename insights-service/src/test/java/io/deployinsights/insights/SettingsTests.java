package io.deployinsights.insights;

import io.deployinsights.support.settings.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SettingsTests {

    @Test
    void areAllInThePageOfSettings() throws IOException {
        SettingsPage.check("insights-service", "application.yml");
    }
}
