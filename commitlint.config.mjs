// Conventional Commits; a body may hold long lines, because addresses and figures don't break.
export default {
  extends: ["@commitlint/config-conventional"],
  rules: {
    "body-max-line-length": [0],
    "footer-max-line-length": [0],
  },
};
