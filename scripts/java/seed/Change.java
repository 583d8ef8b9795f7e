package seed;

import java.time.Instant;

/** A change on its way to production; a fix of it is the next one. */
record Change(
        String version, String commitSha, int pullRequestNumber, String author, Instant committedAt, boolean hotfix) {}
