import { HOUR, MINUTE } from '../history/calendar.mjs';

/**
 * @typedef {object} Team
 * @property {string} group name of the group in the catalog
 * @property {string} zone where it keeps working hours
 * @property {string[]} people handles of the catalog
 * @property {string[]} components each with a repository of its name
 * @property {number} changesPerWeek at the beginning; it grows
 * @property {string | null} bindingStage what is built to hold it up, much more than
 *   anything else; null where nothing is
 * @property {boolean} [isThin] whether it has too few changes to say anything
 * @property {{ runners: number, work: number, flaky: number, flakyRate: [number, number] }} test
 * @property {{ share: number, make: number, approval?: number }} environment
 *   which share of changes asks for one, and how long it takes to make and to allow
 * @property {{ reviewers: number, work: number, rounds: number }} review
 * @property {{ every?: number, delay?: [number, number], work: number }} deploy
 *   a train every so often, or so long after a merge
 * @property {boolean} [hasStaging]
 */

const WEEK = 7 * 24 * HOUR;

/** What every team has unless it is told otherwise: nothing stands out. */
const EVEN = {
  test: { runners: 4, work: 22 * MINUTE, flaky: 4, flakyRate: [0.004, 0.02] },
  environment: { share: 0.2, make: 12 * MINUTE },
  review: { reviewers: 2, work: 1.4 * HOUR, rounds: 0.15 },
  deploy: { delay: [40 * MINUTE, 2.5 * HOUR], work: 12 * MINUTE },
};
const QUICK_REVIEW = { reviewers: 3, work: 30 * MINUTE, rounds: 0.05 };
const QUICK_DEPLOY = { delay: [10 * MINUTE, 70 * MINUTE], work: 9 * MINUTE };

/**
 * The teams of the catalog that have repositories at GitHub, and what is built
 * to hold each of them up.
 *
 * @type {Team[]}
 */
export const TEAMS = [
  {
    ...EVEN,
    group: 'payments-core',
    zone: 'Europe/London',
    people: ['kofi.mensah', 'ada.byron', 'noa.levi'],
    components: ['payments', 'checkout-web'],
    changesPerWeek: 5,
    bindingStage: 'review',
    review: { reviewers: 1, work: 4 * HOUR, rounds: 0.2 },
    deploy: QUICK_DEPLOY,
    hasStaging: true,
  },
  {
    ...EVEN,
    group: 'storefront-web',
    zone: 'Europe/Paris',
    people: ['leila.haddad', 'mina.park', 'diego.ramirez'],
    components: ['storefront', 'design-system'],
    changesPerWeek: 6,
    bindingStage: 'test',
    test: {
      runners: 1,
      work: 5.5 * HOUR,
      flaky: 9,
      flakyRate: [0.01, 0.05],
    },
    review: QUICK_REVIEW,
    deploy: QUICK_DEPLOY,
  },
  {
    ...EVEN,
    group: 'fulfilment',
    zone: 'Europe/London',
    people: ['siobhan.byrne', 'emre.yilmaz'],
    components: ['inventory', 'shipping'],
    changesPerWeek: 4,
    bindingStage: 'deploy',
    deploy: { every: WEEK, work: 35 * MINUTE },
  },
  {
    ...EVEN,
    group: 'risk',
    zone: 'Africa/Accra',
    people: ['amara.diallo', 'rahul.iyer'],
    components: ['fraud-scoring', 'accounts'],
    changesPerWeek: 4,
    bindingStage: 'environment',
    environment: { share: 0.65, make: 25 * MINUTE, approval: 8 * HOUR },
    review: QUICK_REVIEW,
    deploy: QUICK_DEPLOY,
  },
  {
    ...EVEN,
    group: 'ordering',
    zone: 'Europe/Paris',
    people: ['arjun.mehta', 'chloe.dubois', 'mateo.fernandez'],
    components: ['orders', 'cart', 'pricing'],
    changesPerWeek: 5,
    bindingStage: null,
    hasStaging: true,
  },
  {
    ...EVEN,
    group: 'catalog-and-search',
    zone: 'Africa/Lagos',
    people: ['yuki.tanaka', 'seun.adeyemi'],
    components: ['product-catalog', 'search'],
    changesPerWeek: 4,
    bindingStage: null,
  },
  {
    ...EVEN,
    group: 'developer-platform',
    zone: 'Europe/Stockholm',
    people: ['hannah.weiss', 'thandiwe.nkosi', 'jonas.lindqvist'],
    components: ['developer-portal', 'service-kit'],
    changesPerWeek: 4,
    bindingStage: null,
    deploy: { delay: [1 * HOUR, 4 * HOUR], work: 12 * MINUTE },
    review: { reviewers: 2, work: 2 * HOUR, rounds: 0.2 },
  },
  {
    ...EVEN,
    group: 'back-office',
    zone: 'Europe/London',
    people: ['gareth.pugh', 'tomasz.zielinski'],
    components: ['invoice-renderer'],
    changesPerWeek: 0.2,
    bindingStage: null,
    isThin: true,
  },
];
