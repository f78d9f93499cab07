/** What the person does here, as far as the portal's data says. */
export interface Standing {
  /** Is in a group that has groups below it. */
  answersForGroups: boolean;
  /** Is in the group at the top. */
  answersForAll: boolean;
  /** Is the lead that their team's group names. */
  leadsTeam: boolean;
  /** Is called first when something of their team's breaks, now. */
  isCalledFirst: boolean;
  /** May declare incidents. */
  handlesIncidents: boolean;
  /** May administer environments. */
  runsPlatform: boolean;
}

/** A place of Home. Widgets of plugins that are not known are `others`. */
export type Slot =
  | 'incidents'
  | 'onCall'
  | 'platform'
  | 'organisation'
  | 'systems'
  | 'maturity'
  | 'next'
  | 'environments'
  | 'reviews'
  | 'fixes'
  | 'others'
  | 'owned'
  | 'team'
  | 'starred'
  | 'recent';

/** What comes first for whom; who is several of them gets all of it. */
const FIRST: ReadonlyArray<[is: (standing: Standing) => boolean, Slot[]]> = [
  [({ isCalledFirst }) => isCalledFirst, ['incidents', 'onCall']],
  [({ runsPlatform }) => runsPlatform, ['platform', 'next']],
  [
    ({ answersForGroups }) => answersForGroups,
    ['organisation', 'next', 'incidents', 'systems', 'owned', 'team'],
  ],
  [
    ({ leadsTeam }) => leadsTeam,
    ['maturity', 'next', 'reviews', 'incidents', 'environments', 'onCall'],
  ],
  [
    ({ handlesIncidents, runsPlatform }) => handlesIncidents && !runsPlatform,
    ['incidents', 'onCall', 'next', 'reviews'],
  ],
  [
    ({ runsPlatform }) => runsPlatform,
    ['environments', 'reviews', 'incidents', 'onCall'],
  ],
];

/** What a developer needs, who comes to get something done. */
const ALL: readonly Slot[] = [
  'environments',
  'reviews',
  'next',
  'maturity',
  'incidents',
  'onCall',
  'owned',
  'team',
  'fixes',
  'others',
  'starred',
  'recent',
];

/** Places that are not for everybody. */
function isFor(slot: Slot, standing: Standing): boolean {
  const { answersForGroups, answersForAll, runsPlatform } = standing;
  switch (slot) {
    case 'platform':
      return runsPlatform;
    case 'organisation':
      return answersForGroups;
    // Levels are of teams; who answers for several sees how they are spread.
    case 'maturity':
      return !answersForGroups;
    case 'systems':
      return answersForAll;
    case 'owned':
      return !answersForAll;
    default:
      return true;
  }
}

/** The places of Home in the order in which they are of use. */
export function orderOf(standing: Standing): Slot[] {
  const wanted = FIRST.flatMap(([is, slots]) => (is(standing) ? slots : []));
  return [...new Set([...wanted, ...ALL])].filter(slot =>
    isFor(slot, standing),
  );
}
