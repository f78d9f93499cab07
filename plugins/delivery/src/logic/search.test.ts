import { matchesChange } from './search';

const change = {
  id: 'change:github.com/acme/orders#7',
  repository: 'github.com/acme/orders',
  number: 7,
  title: 'Add discounts',
  cohort: 'human' as const,
  isBot: false,
  components: [],
  teams: [],
};

it.each([
  ['', true],
  ['DISCOUNT', true],
  ['acme/orders #7', true],
  [' #7 ', true],
  ['ledger', false],
])('%j: %s', (search, expected) => {
  expect(matchesChange(change, search)).toBe(expected);
});
