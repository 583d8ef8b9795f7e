// Conventional Commits; a subject may begin with a name (SpotBugs, README), and a body may hold long lines,
// because addresses and figures don't break.
export default {
  // Dependabot's subjects name whole lists.
  ignores: [(message) => /^(build|ci)\(deps(-dev)?\): bump /.test(message)],
  extends: ["@commitlint/config-conventional"],
  rules: {
    "subject-case": [0],
    "body-max-line-length": [0],
    "footer-max-line-length": [0],
  },
};
