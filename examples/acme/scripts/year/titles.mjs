const VERBS = [
  'Speed up',
  'Simplify',
  'Validate input of',
  'Handle timeouts in',
  'Add metrics to',
  'Cover more cases of',
  'Retry failures of',
  'Cache the results of',
  'Log slow requests of',
  'Guard against empty lists in',
  'Split up',
  'Rename the fields of',
  'Make configurable:',
  'Correct rounding in',
  'Support a second currency in',
];

/** What the repositories are about, so that titles read as work on them. */
const THINGS = {
  payments: [
    'refunds',
    'captures',
    'idempotency keys',
    'card tokens',
    'settlement',
  ],
  'checkout-web': [
    'the address form',
    'the card form',
    'the basket summary',
    'redirects after 3-D Secure',
  ],
  storefront: [
    'the product page',
    'the order page',
    'the header',
    'the cookie banner',
    'the price filter',
  ],
  'design-system': [
    'buttons',
    'date fields',
    'dialogs',
    'the colour tokens',
    'tables',
  ],
  inventory: [
    'stock reservations',
    'the warehouse import',
    'stock levels',
    'returns',
  ],
  shipping: [
    'label printing',
    'carrier selection',
    'delivery windows',
    'customs forms',
  ],
  'fraud-scoring': [
    'the velocity rules',
    'device signals',
    'the score model',
    'manual holds',
  ],
  accounts: ['password resets', 'sessions', 'address books', 'the consent log'],
  orders: [
    'order notes',
    'order search',
    'cancellations',
    'the order events',
    'line limits',
  ],
  cart: ['merging of carts', 'saved carts', 'gift options', 'the cart totals'],
  pricing: ['volume discounts', 'tax rules', 'price lists', 'coupons'],
  'product-catalog': [
    'variants',
    'the product import',
    'media links',
    'the category tree',
  ],
  search: [
    'synonyms',
    'facets',
    'ranking',
    'spelling corrections',
    'the query parser',
  ],
  'developer-portal': [
    'the search page',
    'the software templates',
    'the tech docs',
    'sign-in',
  ],
  'service-kit': [
    'the health checks',
    'the HTTP client',
    'structured logs',
    'graceful shutdown',
  ],
  'invoice-renderer': ['page breaks', 'the totals table', 'credit notes'],
};

const PACKAGES = [
  'undici',
  'pino',
  'zod',
  'luxon',
  'fastify',
  'vite',
  'react',
  'typescript',
];

export function titleOf(component, random) {
  const things = THINGS[component];
  if (!things) {
    throw new Error(
      `nothing is known of '${component}'; add it to THINGS in titles.mjs`,
    );
  }
  return `${random.pick(VERBS)} ${random.pick(things)}`;
}

/** What a program that updates dependencies would call it. */
export function updateTitleOf(random) {
  const minor = random.int(1, 30);
  return `Bump ${random.pick(PACKAGES)} from 4.${minor}.0 to 4.${minor + 1}.0`;
}

export function incidentTitleOf(component, random) {
  const symptom = random.pick([
    'Errors above 5 % in',
    'Slow responses of',
    'Wrong amounts shown by',
    'Requests time out in',
    'Nobody can save in',
  ]);
  return `${symptom} ${component}`;
}

export function slugOf(title) {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}
