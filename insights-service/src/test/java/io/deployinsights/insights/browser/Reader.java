package io.deployinsights.insights.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A reader of the dashboard: a browser's profile, with the language and the time zone of a country. */
final class Reader implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final BrowserContext context;
    private final String url;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private boolean isFirstInUse;

    Reader(Browser browser, String url, String locale, String timeZone) {
        this.url = url;
        context = browser.newContext(new NewContextOptions().setLocale(locale).setTimezoneId(timeZone));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        newPage();
    }

    /** Opens an address of the page, and waits until the numbers are there. */
    Page open(String address, int width, ColorScheme theme) {
        var page = nextPage();
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        page.navigate(url + address);
        awaitNumbers(page);
        return page;
    }

    /** Waits until no panel is waiting for its first numbers. */
    static void awaitNumbers(Page page) {
        page.waitForFunction("() => document.querySelector('.panel') && !document.querySelector('.skeleton')");
    }

    /** What pages have said that broke, or tried to do what they may not, since they were asked last. */
    List<String> complaints() {
        var reported = List.copyOf(complaints);
        complaints.clear();
        return reported;
    }

    /** The first one stays: who is there a second time has the page's files, compiled, and all state is in the address. */
    void closePages() {
        context.pages().stream().skip(1).forEach(Page::close);
        context.pages().getFirst().unrouteAll();
        isFirstInUse = false;
    }

    private Page nextPage() {
        if (isFirstInUse) {
            return newPage();
        }
        isFirstInUse = true;
        return context.pages().getFirst();
    }

    private Page newPage() {
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // Failed requests are logged there as well; the page shows their effect.
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    @Override
    public void close() {
        context.close();
    }
}
