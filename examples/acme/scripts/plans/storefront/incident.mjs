import { block, lines, text } from '../../history/edits.mjs';
import { change, commit, release, revert } from '../../history/plan.mjs';

const SERVER = 'src/server.mjs';
const CONFIG = 'src/config.mjs';
const CATALOGUE = 'src/catalogue.mjs';
const LAYOUT = 'src/pages/layout.mjs';
const PRODUCT = 'src/pages/product.mjs';
const README = 'README.md';
const CI = '.github/workflows/ci.yml';
const ORDERED = 'test/orders.test.mjs';
const CLIENT = 'testing/storefront.mjs';

// What went wrong: a proxy showed one shopper's filled-in form to others.
const KEEP_PAGES = change(
  'Let browsers keep pages for a minute',
  {
    key: 'keep-pages',
    land: 'squash',
    ai: 'cursor',
    why: 'Going back to the list of products takes 400 ms on a slow phone.',
  },
  [
    text(
      SERVER,
      "  'cache-control': 'public, max-age=60',",
      "  'cache-control': 'no-store',",
    ),
  ],
);

const NO_CARDS = change(
  'Never send card data back to the browser',
  {
    by: 'leila.haddad',
    branch: 'hotfix/no-card-data',
    gap: 'soon',
    land: 'merge',
    ai: false,
    why: 'A kept page held what somebody had typed. Even so it must not hold a card.',
  },
  [
    commit(
      'Leave secret fields empty',
      text('src/checkout.mjs', '    secret: true,\n', '', { all: true }),
      lines(PRODUCT, '// Card data is typed anew'),
      text(
        PRODUCT,
        "const value = secret ? '' : values[name] ?? '';",
        "const value = values[name] ?? '';",
      ),
      text(PRODUCT, '{ name, label, hint, secret }', '{ name, label, hint }'),
    ),
    commit(
      'Test a form that is shown again',
      block(ORDERED, "shopTest('keeps what was typed, but no card'"),
    ),
  ],
);

const SHOP_NAME = change('Make the name of the shop a setting', {}, [
  lines(CONFIG, 'shopName: '),
  lines(README, '| `SHOP_NAME`'),
  text(LAYOUT, '{ shopName, title, main }', '{ title, main }'),
  text(LAYOUT, '${shopName}', 'Acme Home', { all: true }),
  text(
    SERVER,
    `    const content =
      text ?? String(layout({ ...page, shopName: config.shopName }));
`,
    '    const content = text ?? String(layout(page));\n',
  ),
  text(CLIENT, "config: { shopName: 'Test Shop' },", 'config: {},'),
]);

export const storefrontIncident = [
  KEEP_PAGES,
  release('1.9.0'),
  revert('keep-pages', {
    by: 'leila.haddad',
    gap: 'night',
    why: 'Shoppers see the forms of others through a proxy that keeps our pages.',
  }),
  NO_CARDS,
  release('1.9.1'),
  SHOP_NAME,
  release('1.10.0'),
  change('Test on Node.js 22', { by: 'jonas.lindqvist' }, [
    text(CI, 'node-version: 22', 'node-version: 20'),
  ]),
  change('Sell a wool blanket', { by: 'yuki.tanaka', ai: false }, [
    text(
      CATALOGUE,
      `  {
    sku: 'wool-blanket',
    name: 'Wool blanket',
    price: 7900,
    about: 'Undyed wool from one mill, 130 by 200 cm.',
  },
`,
    ),
  ]),
  change('Sell a desk lamp', { by: 'seun.adeyemi', ai: false }, [
    text(
      CATALOGUE,
      `  {
    sku: 'desk-lamp',
    name: 'Desk lamp',
    price: 5900,
    about: 'A warm light on a balanced arm, dimmed by a touch.',
  },
`,
    ),
  ]),
  release('1.11.0'),
];
