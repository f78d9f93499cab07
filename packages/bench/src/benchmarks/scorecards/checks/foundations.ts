import { BenchCheck, flagCheck, list, notExperimental, number } from './types';

const LANGUAGES = ['java', 'go', 'typescript', 'python', 'kotlin'];
const STACK = 'acme.test/stack';
const NO_OWNER = ['unowned', 'dangling-owner', 'empty-team'];

/** Whether it is known what something is and who answers for it. */
export const foundations: readonly BenchCheck[] = [
  flagCheck('described', 'catalog.hasDescription', {
    title: 'It has a description',
    level: 1,
  }),
  flagCheck('owned', 'ownership.hasOwner', {
    title: 'It has an owner',
    level: 1,
    weight: 3,
    message: "'Nobody owns it'",
  }),
  flagCheck('owner-exists', 'ownership.ownerExists', {
    title: 'The catalog has its owner',
    level: 1,
    weight: 2,
  }),
  {
    id: 'titled',
    title: 'Its title has a length that people read',
    level: 1,
    expression: 'catalog.titleLength >= 5 && catalog.titleLength <= 80',
    message: "'Its title has ' + string(catalog.titleLength) + ' characters'",
    plain: number('catalog.titleLength', length => length >= 5 && length <= 80),
    good: ({ random }) => ({ 'catalog.titleLength': 5 + random.integer(70) }),
    bad: ({ random }) => ({ 'catalog.titleLength': random.integer(5) }),
  },
  {
    id: 'in-a-system',
    title: 'It is part of a system',
    level: 1,
    expression:
      "has(catalog.system) && catalog.system.startsWith('system:default/')",
    message: "'It is part of no system'",
    plain: ({ 'catalog.system': system }) =>
      system !== undefined && String(system).startsWith('system:default/'),
    good: ({ random }) => ({
      'catalog.system': `system:default/order-system-${random.integer(200)}`,
    }),
    bad: () => ({ 'catalog.system': undefined }),
  },
  {
    id: 'well-described',
    title: 'Its description says something',
    level: 2,
    expression: 'catalog.descriptionLength >= 40',
    message:
      "'Its description has ' + string(catalog.descriptionLength) + ' of 40 characters'",
    plain: number('catalog.descriptionLength', length => length >= 40),
    good: ({ random }) => ({
      'catalog.descriptionLength': 40 + random.integer(200),
    }),
    bad: ({ random }) => ({ 'catalog.descriptionLength': random.integer(40) }),
  },
  flagCheck('documented', 'catalog.hasTechDocs', {
    title: 'It has documentation',
    level: 2,
    weight: 2,
  }),
  flagCheck('owner-is-team', 'ownership.ownerIsGroup', {
    title: 'Its owner is a team',
    level: 2,
  }),
  {
    id: 'tagged',
    title: 'Its tags tell its language',
    level: 2,
    expression: `catalog.tags.exists(tag, tag in ${JSON.stringify(LANGUAGES)})`,
    message: "'Its tags are: ' + catalog.tags.join(', ')",
    plain: list('catalog.tags', tags =>
      tags.some(tag => LANGUAGES.includes(tag)),
    ),
    good: ({ random }) => ({
      'catalog.tags': ['backend', 'acme', random.pick(LANGUAGES)],
    }),
    bad: () => ({ 'catalog.tags': ['backend', 'acme'] }),
  },
  {
    id: 'has-tier',
    title: 'It says how critical it is',
    level: 2,
    expression: 'has(catalog.tier) && catalog.tier >= 1 && catalog.tier <= 4',
    plain: ({ 'catalog.tier': tier }) =>
      tier !== undefined && Number(tier) >= 1 && Number(tier) <= 4,
  },
  {
    id: 'linked',
    title: 'It links to where one has to look',
    level: 3,
    expression: 'catalog.linkCount >= 3',
    message: "'It has ' + string(catalog.linkCount) + ' links of 3'",
    plain: number('catalog.linkCount', links => links >= 3),
    good: ({ random }) => ({ 'catalog.linkCount': 3 + random.integer(5) }),
    bad: ({ random }) => ({ 'catalog.linkCount': random.integer(3) }),
  },
  flagCheck('has-runbook', 'ownership.hasRunbook', {
    title: 'There is a runbook',
    level: 3,
    weight: 2,
  }),
  flagCheck('has-channel', 'ownership.hasChannel', {
    title: 'There is a chat channel',
    level: 3,
  }),
  {
    id: 'stack-named',
    title: 'It names its stack',
    level: 3,
    filter: {
      predicate: { kind: { $in: ['Component', 'API', 'Resource'] } },
      plain: ({ kind }) => ['Component', 'API', 'Resource'].includes(kind),
    },
    expression: `'${STACK}' in catalog.labels && catalog.labels['${STACK}'].matches('^[a-z]+-[0-9]+$')`,
    plain: ({ 'catalog.labels': labels }) => {
      const stack = (labels as Record<string, string> | undefined)?.[STACK];
      return stack !== undefined && /^[a-z]+-[0-9]+$/.test(stack);
    },
    good: ({ random }) => ({
      'catalog.labels': {
        tier: 'tier-2',
        [STACK]: `java-${17 + random.integer(9)}`,
      },
    }),
    bad: () => ({ 'catalog.labels': { tier: 'tier-2', [STACK]: 'Java' } }),
  },
  {
    id: 'no-ownership-gap',
    title: 'Its owner can be reached',
    level: 3,
    expression: `!ownership.gaps.exists(gap, gap in ${JSON.stringify(
      NO_OWNER,
    )})`,
    message: "'Gaps: ' + ownership.gaps.join(', ')",
    plain: list(
      'ownership.gaps',
      gaps => !gaps.some(gap => NO_OWNER.includes(gap)),
    ),
    good: ({ random }) => ({
      'ownership.gaps': random.chance(0.5) ? ['no-runbook'] : [],
    }),
    bad: () => ({ 'ownership.gaps': ['dangling-owner', 'no-channel'] }),
  },
  {
    id: 'few-ownership-gaps',
    title: 'Hardly anything is wrong with its ownership',
    level: 4,
    expression: 'size(ownership.gaps) <= 1',
    message: "string(size(ownership.gaps)) + ' gaps'",
    plain: list('ownership.gaps', gaps => gaps.length <= 1),
  },
  {
    id: 'findable',
    title: 'It is found by what people paste',
    level: 4,
    expression: 'ownership.identifierCount >= 5',
    plain: number('ownership.identifierCount', count => count >= 5),
    good: ({ random }) => ({
      'ownership.identifierCount': 5 + random.integer(20),
    }),
    bad: ({ random }) => ({ 'ownership.identifierCount': random.integer(5) }),
  },
  flagCheck('on-call-now', 'ownership.onCallNow', {
    title: 'Somebody is on call',
    level: 4,
    weight: 2,
    filter: notExperimental,
    freshness: { hours: 24 },
    message: "'Nobody is on call now'",
  }),
  flagCheck('has-dashboard', 'catalog.hasDashboard', {
    title: 'It has a dashboard',
    level: 4,
  }),
  {
    id: 'few-dependencies',
    title: 'It depends on few others',
    level: 4,
    expression: 'catalog.dependencyCount <= 12',
    message: "'It depends on ' + string(catalog.dependencyCount) + ' others'",
    plain: number('catalog.dependencyCount', count => count <= 12),
    good: ({ random }) => ({ 'catalog.dependencyCount': random.integer(13) }),
    bad: ({ random }) => ({
      'catalog.dependencyCount': 13 + random.integer(20),
    }),
  },
];
