import {
  commit,
  COURSE,
  fold,
  gitEvent,
  recordOf,
} from '../__testUtils__/changes';
import { at } from '../__testUtils__/logged';
import {
  CHANGE,
  changed,
  FORCED,
  HEAD,
  iso,
  MERGE,
} from '../__testUtils__/pullRequests';
import { readGitChangeEvent } from './gitChangeEvent';

describe('foldChange with git', () => {
  it('lets webhooks win, and git fill what they leave open', () => {
    const { change, branch } = recordOf(...COURSE, gitEvent());

    expect(change).toMatchObject({
      id: CHANGE,
      title: 'Round prices to cents',
      mergedAt: at('15:00:00'),
      size: { added: 12, removed: 2, files: 1 },
      firstCommitAt: at('07:00:00'),
      commits: [HEAD, FORCED, MERGE],
      cohort: 'assisted',
      components: ['orders'],
    });
    expect(branch).toBe('rounding');
  });

  it('knows of a merge of which the event was lost', () => {
    const { change, course } = recordOf(
      changed('opened', '09:00:00'),
      gitEvent(),
    );

    expect(change).toMatchObject({
      mergedAt: at('15:00:07'),
      mergeSha: MERGE,
    });
    expect(course!.mergedAt).toBe(at('15:00:07'));
  });

  it('is enough alone', () => {
    const { change, course, branch } = recordOf(gitEvent());

    expect(change).toMatchObject({
      title: 'Round prices',
      size: { added: 11, removed: 3, files: 1 },
      mergedAt: at('15:00:07'),
    });
    expect(course).toBeUndefined();
    expect(branch).toBe('rounding-in-git');
  });

  it('has a subject of its own where there is no number', () => {
    const event = gitEvent({
      number: undefined,
      kind: 'direct',
      brought: [],
    });
    const subject = `commit:github.com/acme/orders@${MERGE}`;

    expect(event.subject).toBe(subject);
    expect(fold([event], subject).record!.change).toMatchObject({
      id: subject,
      commits: [MERGE],
      firstCommitAt: at('08:00:00'),
    });
  });

  it('does not merge what GitHub says was closed without being merged', () => {
    const { record, leftOut } = fold([
      changed('closed', '11:00:00', { closed_at: iso('11:00:00') }),
      gitEvent(),
    ]);

    expect(record!.change).not.toHaveProperty('mergedAt');
    expect(leftOut).toEqual({ closedUnmerged: 1 });
  });

  it('takes the commit that GitHub names, or else the first', () => {
    const picked = gitEvent({
      commit: {
        ...commit,
        sha: 'f6'.repeat(20),
        committedAt: at('14:00:00'),
      },
    });
    const both = [gitEvent(), picked];

    const withWebhooks = fold([...COURSE, ...both]);
    expect(withWebhooks.record!.change.mergeSha).toBe(MERGE);
    expect(withWebhooks.leftOut).toEqual({ anotherCommit: 1 });
    expect(fold(both).record!.change.mergeSha).toBe('f6'.repeat(20));
  });

  describe('of an open change that a commit only names', () => {
    const unrelated = gitEvent({
      kind: 'squash',
      brought: [],
      title: 'Unrelated',
    });
    const after = changed('synchronize', '16:00:00', {
      head: { ref: 'rounding', sha: FORCED },
    });

    it('is not merged by it', () => {
      const { record, leftOut } = fold([
        changed('opened', '09:00:00'),
        after,
        unrelated,
      ]);

      expect(record!.change).not.toHaveProperty('mergedAt');
      expect(record!.change).not.toHaveProperty('mergeSha');
      expect(record!.course).not.toHaveProperty('mergedAt');
      expect(leftOut).toEqual({ stillOpen: 1 });
    });

    it('is merged where nothing was told of it since', () => {
      expect(
        recordOf(changed('opened', '09:00:00'), unrelated).change,
      ).toMatchObject({ mergedAt: at('15:00:07'), mergeSha: MERGE });
    });

    it.each([
      ['brought its commits', gitEvent()],
      [
        'follows one of them',
        gitEvent({
          kind: 'squash',
          brought: [],
          commit: { ...commit, parents: [HEAD] },
        }),
      ],
    ])('is merged by what %s, whatever was told since', (_, event) => {
      expect(
        recordOf(changed('opened', '09:00:00'), after, event).change.mergedAt,
      ).toBe(at('15:00:07'));
    });
  });

  it('has no part of a commit that names it, where another merged it', () => {
    const named = gitEvent({
      kind: 'squash',
      brought: [],
      title: 'Unrelated',
      commit: { ...commit, sha: 'f6'.repeat(20) },
    });
    const { record, leftOut } = fold([...COURSE, named]);

    expect(record!.change.mergeSha).toBe(MERGE);
    expect(record!.change.commits).toEqual([FORCED, MERGE]);
    expect(leftOut).toEqual({ anotherCommit: 1 });
  });

  it('begins with the first that is known of a squashed change', () => {
    const squashed = gitEvent({
      kind: 'squash',
      brought: [],
      commit: { ...commit, authoredAt: at('15:00:00') },
    });
    const earlier = gitEvent({ kind: 'squash', brought: [] });

    expect(recordOf(...COURSE, squashed).change).toMatchObject({
      firstCommitAt: at('09:00:00'),
      firstCommitIsApproximate: true,
    });
    expect(recordOf(...COURSE, earlier).change).toMatchObject({
      firstCommitAt: at('08:00:00'),
      firstCommitIsApproximate: true,
    });
    expect(recordOf(...COURSE, gitEvent()).change).not.toHaveProperty(
      'firstCommitIsApproximate',
    );
  });

  it('leaves out a branch whose name is too long, and reads all it writes', () => {
    const branchOf = (sourceBranch: string) =>
      recordOf(gitEvent({ sourceBranch })).branch;

    expect(branchOf('x'.repeat(255))).toHaveLength(255);
    expect(branchOf('x'.repeat(256))).toBeUndefined();
    expect(branchOf('')).toBeUndefined();
    expect(
      readGitChangeEvent(
        gitEvent({
          commit: { ...commit, authoredAt: Infinity },
          brought: [],
          title: '😀'.repeat(400),
          files: [{ path: 'a', added: 2 ** 60, removed: NaN }],
        }),
      ),
    ).toMatchObject({ sha: MERGE, paths: ['a'] });
  });

  it('reads back what was written, and nothing else', () => {
    const event = gitEvent();

    expect(readGitChangeEvent(event)).toMatchObject({
      sha: MERGE,
      commits: [HEAD, FORCED, MERGE],
      mergedAt: at('15:00:07'),
      paths: ['src/price.ts'],
    });
    expect(event).toMatchObject({
      source: 'git:github.com/acme/orders',
      eventId: MERGE,
      type: 'dev.groundwork.git.change',
      subject: CHANGE,
    });
    expect(
      readGitChangeEvent({ ...event, payload: { sha: MERGE } }),
    ).toBeUndefined();
    expect(
      readGitChangeEvent({ ...event, type: 'github.push' }),
    ).toBeUndefined();
  });
});
