package seed;

import java.util.List;

/**
 * What is typical of a service and its team.
 *
 * @param changesPerWeek how many changes reach staging in a full working week
 * @param releaseEveryDays least days between two planned releases to production; 0 releases every change
 * @param promotionMinutes typical working time from staging to production
 * @param deployMinutes typical duration of a deployment
 * @param stagingFailures share of staging deployments that fail
 * @param productionFailures share of production deployments that fail or are rolled back
 * @param tagged whether production is deployed from a tag rather than from the pull request
 * @param people the team, most active first
 */
record ServiceProfile(
        String name,
        String team,
        double changesPerWeek,
        int releaseEveryDays,
        int promotionMinutes,
        double deployMinutes,
        double stagingFailures,
        double productionFailures,
        boolean tagged,
        String firstVersion,
        List<String> people) {

    /** Eight services of different character: fast, careful, flaky, slow to build, and one with a monthly release. */
    static final List<ServiceProfile> ALL =
            """
            web-storefront       storefront  8    0   45   4    0.05  0.06  false  5.31.0  maja.lindqvist,oskar.brandt,ines.carvalho
            checkout-api         checkout    6.5  0   70   5.5  0.06  0.05  false  3.12.4  samir.haddad,freja.holm,tom.okafor
            user-service         accounts    4.4  0   180  7    0.08  0.08  true   2.5.0   alice.jensen,bob.martinez
            notification-worker  messaging   4.4  0   120  9    0.2   0.3   true   1.8.1   grace.kim,henrik.dahl
            search-indexer       discovery   3.5  2   420  24   0.14  0.12  false  0.44.2  priya.nair,lukas.weber,chen.wei
            payment-gateway      payments    3    3   510  11   0.06  0.08  true   4.2.0   dina.petrova,frank.andersen
            auth-proxy           platform    2.2  0   300  6    0.05  0.06  true   2.0.1   frank.andersen,noor.vermeer
            ledger-batch         finance     1.8  28  960  35   0.1   0.2   true   1.3.0   karin.solberg,dina.petrova
            """.lines().map(ServiceProfile::parse).toList();

    private static ServiceProfile parse(String row) {
        var cells = row.split("\\s+");
        return new ServiceProfile(
                cells[0],
                cells[1],
                Double.parseDouble(cells[2]),
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                Double.parseDouble(cells[5]),
                Double.parseDouble(cells[6]),
                Double.parseDouble(cells[7]),
                Boolean.parseBoolean(cells[8]),
                cells[9],
                List.of(cells[10].split(",")));
    }
}
