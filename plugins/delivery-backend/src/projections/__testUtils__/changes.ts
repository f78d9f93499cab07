import { GitChange } from '../../git';
import { LoggedEvent } from '../../log';
import { foldChange } from '../change/foldChange';
import { toGitChangeEvent } from '../change/gitChangeEvent';
import { at, loggedAs } from './logged';
import {
  ada,
  CHANGE,
  changed,
  dependabot,
  FORCED,
  grace,
  HEAD,
  iso,
  linus,
  MERGE,
  reviewed,
} from './pullRequests';

export const rules = {
  pseudonymOf: (actor: string) => `hash of ${actor}`,
  componentsOf: (paths: readonly string[]) =>
    paths.some(path => path.startsWith('src/')) ? ['orders'] : [],
};
export const fold = (events: LoggedEvent[], subject = CHANGE) =>
  foldChange({ subject, events }, rules);
export const recordOf = (...events: LoggedEvent[]) => {
  const { record, leftOut } = fold(events);
  expect(leftOut).toEqual({});
  return record!;
};

export const merged = {
  closed_at: iso('15:00:00'),
  merged_at: iso('15:00:00'),
  merge_commit_sha: MERGE,
};

/** Opened as a draft at 9, ready at 10, reviewed at 12, approved at 14, merged at 15. */
export const COURSE = [
  changed('opened', '09:00:00', { draft: true }),
  changed('ready_for_review', '10:00:00'),
  reviewed('commented', '10:01:00', { id: 1, user: dependabot }),
  reviewed('commented', '11:00:00', { id: 2, user: ada }),
  reviewed('changes_requested', '12:00:00', { id: 3, user: grace }),
  changed('synchronize', '13:00:00', {
    head: { ref: 'rounding', sha: FORCED },
    additions: 12,
  }),
  reviewed('approved', '13:30:00', { id: 4, user: linus }),
  reviewed('approved', '14:00:00', { id: 5, user: grace }),
  changed('closed', '15:00:00', {
    ...merged,
    head: { ref: 'rounding', sha: FORCED },
    additions: 12,
  }),
];

const person = { name: 'Ada', email: 'ada@acme.test' };
export const commit = {
  sha: MERGE,
  parents: ['e5'.repeat(20)],
  author: person,
  committer: person,
  authoredAt: at('08:00:00'),
  committedAt: at('15:00:07'),
  message:
    'Round prices to cents (#7)\n\nCo-authored-by: Claude <noreply@anthropic.com>\n',
  isMessageCut: false,
};
/** What git tells of the same. */
export const GIT: GitChange = {
  kind: 'merge',
  commit,
  brought: [
    { ...commit, sha: HEAD, authoredAt: at('07:00:00') },
    { ...commit, sha: FORCED },
  ],
  number: 7,
  title: 'Round prices',
  sourceBranch: 'rounding-in-git',
  files: [{ path: 'src/price.ts', added: 11, removed: 3 }],
  isCut: false,
};
export const gitEvent = (over: Partial<GitChange> = {}) =>
  loggedAs(
    toGitChangeEvent(
      { ...GIT, ...over },
      { repository: 'github.com/acme/orders' },
    ),
  );
