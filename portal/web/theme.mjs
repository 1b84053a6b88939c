// Builds portal/theme/portal.css: our theme and only those components of the design system that
// our templates use, in the layers of its own index.css. Run by `npm run theme`, offline.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const SOURCE = "node_modules/@digdir/designsystemet-css/dist/src";
const TARGET = "portal/web/static/portal/theme";
const COMPONENTS = [
  "link", "button", "alert", "tag", "breadcrumbs", "card", "field", "input", "fieldset", "label",
  "list", "table", "error-summary", "heading", "skip-link",
];

const read = (path) => readFileSync(path, "utf8").replace('@charset "UTF-8";', "");
const layered = (layer, name) => `@layer ${layer}{${read(`${SOURCE}/${name}.css`)}}`;

mkdirSync(TARGET, { recursive: true });
writeFileSync(
  `${TARGET}/portal.css`,
  [
    '@charset "UTF-8";',
    "@layer ds.theme, ds.base, ds.components;",
    read("var/theme/portal.css"),
    layered("ds.base", "base"),
    layered("ds.base", "paragraph"),
    ...COMPONENTS.map((name) => layered("ds.components", name)),
  ].join("\n"),
);
