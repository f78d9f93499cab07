import { block, file, lines, section, text } from '../../history/edits.mjs';
import { change, commit, release } from '../../history/plan.mjs';

const SERVER = 'src/server.mjs';
const MAIN = 'src/main.mjs';
const CONFIG = 'src/config.mjs';
const CATALOGUE = 'src/catalogue.mjs';
const LAYOUT = 'src/pages/layout.mjs';
const PRODUCT = 'src/pages/product.mjs';
const STYLE = 'src/assets/style.css';
const README = 'README.md';
const OWNERS = '.github/CODEOWNERS';
const CI = '.github/workflows/ci.yml';
const TESTS = 'test/shop.test.mjs';
const ORDERED = 'test/orders.test.mjs';
const RUNNING = 'test/operations.test.mjs';

const DARK = change('Follow the dark theme of the device', { ai: 'cursor' }, [
  lines(STYLE, 'color-scheme: light dark;'),
  text(
    STYLE,
    `@media (prefers-color-scheme: dark) {
  :root {
    --accent: #8fd6bf;
    --on-accent: #08251c;
    --danger: #f2b8b5;
  }
}

`,
  ),
]);

const PRINT = change('Leave out of print what paper cannot do', {}, [
  text(
    STYLE,
    `
@media print {
  .search,
  .skip,
  footer {
    display: none;
  }
}
`,
  ),
]);

const SKIP_LINK = change('Let keyboards skip to the content', {}, [
  commit(
    'Add a link that shows when it is focused',
    lines(LAYOUT, '<a class="skip"'),
    text(LAYOUT, '<main id="main">', '<main>'),
    block(STYLE, '.skip {'),
    block(STYLE, '.skip:focus {'),
  ),
  commit('Show where the focus is', block(STYLE, ':focus-visible {')),
  commit(
    'Test what a screen reader needs',
    block(TESTS, "test('can be used without seeing it'"),
  ),
]);

const GRACEFUL = change(
  'Close without cutting requests off',
  { branch: 'graceful-close', land: 'merge' },
  [
    commit(
      'Close the server, then what is left',
      file('src/shutdown.mjs'),
      lines(CONFIG, 'graceMs: '),
      lines(README, '| `SHUTDOWN_GRACE_MS`'),
    ),
    commit(
      'Close on SIGTERM and SIGINT',
      lines(MAIN, 'import { closeOnSignals }', 'closeOnSignals({'),
    ),
    commit(
      'Test it with a real process',
      lines(RUNNING, "from 'node:child_process'", "from 'node:events'"),
      lines(RUNNING, "from 'node:http'", "from 'node:readline'"),
      lines(RUNNING, "from 'node:url'"),
      block(RUNNING, 'const MAIN = '),
      block(RUNNING, 'function spawnMain('),
      block(RUNNING, 'async function firstLine('),
      block(RUNNING, "test('finishes what it is doing before it closes'"),
    ),
  ],
);

const METRICS = change('Count pages for Prometheus', { branch: 'metrics' }, [
  commit('Render counters', file('src/routes/metrics.mjs')),
  commit(
    'Count every page by route and status',
    lines(SERVER, 'import { createMetrics }', 'createMetrics();'),
    lines(SERVER, '...metrics.routes', 'metrics.countPage('),
    lines(README, '| `/metrics`'),
  ),
  commit('Test a scrape', block(RUNNING, "test('counts pages'")),
]);

const HINTS = change('Say what a field wants before it is wrong', {}, [
  text(PRODUCT, '\n    <p class="hint" id="${name}-hint">${hint}</p>'),
  lines(PRODUCT, 'aria-describedby="${name}-hint"'),
  text(PRODUCT, 'const { name, label, hint } =', 'const { name, label } ='),
]);

const MARKS = change('Mark fields that are wrong', {}, [
  commit(
    'Tell screen readers',
    lines(PRODUCT, 'const problem = ', 'const invalid = ', 'const more = '),
    text(PRODUCT, 'attributes(more)', 'attributes(definition.attributes)'),
    text(
      PRODUCT,
      'function field(definition, values, problems) {',
      'function field(definition, values) {',
    ),
    text(
      PRODUCT,
      'field(definition, values, problems))',
      'field(definition, values))',
    ),
    text(
      PRODUCT,
      'orderForm({ product, values, problems })',
      'orderForm({ product, values })',
      { all: true },
    ),
    lines(ORDERED, 'aria-invalid="true"'),
  ),
  commit('Tell eyes', block(STYLE, "input[aria-invalid='true'] {")),
]);

const LINKS = change('Link from the summary to what is wrong', {}, [
  text(
    PRODUCT,
    '${name ? html`<a href="#${name}">${message}</a>` : message}',
    '${message}',
  ),
  text(PRODUCT, '({ name, message }) =>', '({ message }) =>'),
  text(
    ORDERED,
    `    text.includes(
      '<a href="#quantity">Quantity: please enter a whole number from 1 to 10.</a>',
    ),
`,
    `    text.includes('Quantity: please enter a whole number from 1 to 10.'),
`,
  ),
  lines(ORDERED, '<a href="#expiry">'),
]);

export const storefrontPolish = [
  DARK,
  PRINT,
  release('1.4.0'),
  SKIP_LINK,
  change('Give CI jobs ten minutes', { by: 'linh.nguyen' }, [
    lines(CI, 'timeout-minutes: 10'),
  ]),
  GRACEFUL,
  change('Test that wrong settings stop the start', { ai: 'copilot-agent' }, [
    block(RUNNING, "test('does not open with a setting"),
  ]),
  release('1.5.0'),
  change('Sell a cast-iron pan', { by: 'yuki.tanaka', ai: false }, [
    text(
      CATALOGUE,
      `  {
    sku: 'cast-iron-pan',
    name: 'Cast-iron pan',
    price: 4900,
    about: 'Seasoned and ready for any hob, 26 cm across.',
  },
`,
    ),
  ]),
  change('Sell a stoneware salt cellar', { by: 'seun.adeyemi', ai: false }, [
    text(
      CATALOGUE,
      `  {
    sku: 'salt-cellar',
    name: 'Stoneware salt cellar',
    price: 1690,
    about: 'A wide mouth for fingers and a lid against steam.',
  },
`,
    ),
  ]),
  change('Let those who know the stock review it', { by: 'yuki.tanaka' }, [
    text(
      OWNERS,
      `# What is sold is decided by those who know the stock.
/src/catalogue.mjs     @acme/catalog-and-search @acme/storefront-web

`,
    ),
  ]),
  release('1.6.0'),
  METRICS,
  release('1.7.0'),
  change('Give CI read access only', { by: 'linh.nguyen' }, [
    text(CI, 'permissions:\n  contents: read\n'),
  ]),
  HINTS,
  MARKS,
  LINKS,
  change('Hold on to what makes the shop usable for all', {}, [
    section(README, '## Accessibility'),
  ]),
  release('1.8.0'),
];
