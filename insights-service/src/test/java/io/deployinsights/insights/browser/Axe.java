package io.deployinsights.insights.browser;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** Looks for barriers on a page with axe, which here describes only what it finds: that takes a fraction of the time. */
final class Axe {

    private Axe() {}

    /** What breaks any of its rules. */
    static List<String> violations(Page page) {
        return violations(page, new AxeRunOptions());
    }

    /** What breaks the only rule that colours have a part in: all that is to be looked at in another theme. */
    static List<String> violationsOfContrast(Page page) {
        var contrast = new AxeRunOnlyOptions();
        contrast.setType("rule");
        contrast.setValues(List.of("color-contrast"));
        var options = new AxeRunOptions();
        options.setRunOnly(contrast);
        return violations(page, options);
    }

    private static List<String> violations(Page page, AxeRunOptions options) {
        options.setResultTypes(List.of("violations"));
        // The other mode is for pages in pages, of which there are none, and describes everything before it throws it
        // away.
        return new AxeBuilder(page)
                .setLegacyMode(true).options(options).analyze().getViolations().stream()
                        .map(Axe::described)
                        .toList();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getTarget()))
                        .toList();
    }
}
