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
