import { reviewLatency } from '../../domain/metrics';
import { LoggedEvent } from '../../log';
import {
  COURSE,
  fold,
  merged,
  recordOf,
  rules,
} from '../__testUtils__/changes';
import { at } from '../__testUtils__/logged';
import {
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
} from '../__testUtils__/pullRequests';
import { foldChange } from './foldChange';

// Shapes as in https://docs.github.com/en/webhooks/webhook-events-and-payloads
describe('foldChange', () => {
  it('tells of a change from webhooks', () => {
    const record = recordOf(...COURSE);

    expect(record.change).toEqual({
      id: CHANGE,
      repository: 'github.com/acme/orders',
      number: 7,
      title: 'Round prices to cents',
      firstCommitAt: at('09:00:00'),
      firstCommitIsApproximate: true,
      readyAt: at('10:00:00'),
      firstReviewAt: at('12:00:00'),
      approvedAt: at('14:00:00'),
      mergedAt: at('15:00:00'),
      mergeSha: MERGE,
      commits: [FORCED, MERGE],
      size: { added: 12, removed: 2, files: 1 },
      isBot: false,
      cohort: 'undeclared',
      components: [],
    });
    expect(record.heads).toEqual([
      { sha: HEAD, at: at('09:00:00') },
      { sha: FORCED, at: at('13:00:00') },
    ]);
    expect(record).toMatchObject({
      headSha: FORCED,
      branch: 'rounding',
      baseBranch: 'main',
    });
  });

  it('touches what its repository is, where nobody knows its paths', () => {
    const { record } = foldChange(
      { subject: CHANGE, events: COURSE },
      { ...rules, componentsOf: (_, repository) => [repository] },
    );

    expect(record!.change.components).toEqual(['github.com/acme/orders']);
  });

  it('gives the course of its review as metrics want it', () => {
    const { course } = recordOf(...COURSE);

    expect(course).toMatchObject({
      changeId: CHANGE,
      author: 'hash of github.com:101',
      openedAt: at('09:00:00'),
      isDraftWhenOpened: true,
      turns: [{ at: at('10:00:00'), to: 'ready' }],
      mergedAt: at('15:00:00'),
    });
    expect(course!.reviews.map(it => [it.reviewer, it.isBot])).toEqual([
      ['hash of github.com:49699333', true],
      ['hash of github.com:101', false],
      ['hash of github.com:102', false],
      ['hash of github.com:103', false],
      ['hash of github.com:102', false],
    ]);
    // From ready at 10 to the first review of another person at 12.
    expect(reviewLatency(course!, { now: at('23:00:00') })).toMatchObject({
      value: 2 * 3_600_000,
    });
  });

  it('knows the draft from a turn where the event of its opening is lost', () => {
    const { change, course } = recordOf(
      changed('ready_for_review', '10:00:00'),
    );

    expect(course!.isDraftWhenOpened).toBe(true);
    expect(change.readyAt).toBe(at('10:00:00'));
  });

  it('is not ready again before it is made so', () => {
    const events = [
      changed('opened', '09:00:00'),
      changed('converted_to_draft', '10:00:00', { draft: true }),
    ];

    expect(recordOf(...events).change).not.toHaveProperty('readyAt');
    expect(
      recordOf(...events, changed('ready_for_review', '11:00:00')).change
        .readyAt,
    ).toBe(at('11:00:00'));
  });

  it('takes a commit that only tries the merge for none', () => {
    const { change } = recordOf(changed('opened', '09:00:00'));

    expect(change).not.toHaveProperty('mergeSha');
    expect(change.commits).toEqual([HEAD]);
  });

  it('has not ended when it was opened again', () => {
    const closed = changed('closed', '11:00:00', {
      closed_at: iso('11:00:00'),
    });

    expect(recordOf(closed).closedAt).toBe(at('11:00:00'));
    expect(
      recordOf(closed, changed('reopened', '12:00:00')),
    ).not.toHaveProperty('closedAt');
  });

  it('is not approved by what was dismissed, asked for again, or came too late', () => {
    const approved = reviewed('approved', '10:00:00', { id: 1, user: grace });
    const dismissed = reviewed('dismissed', '11:00:00', {
      id: 1,
      user: grace,
      submittedAt: '10:00:00',
    });
    const refused = reviewed('changes_requested', '11:00:00', {
      id: 2,
      user: linus,
    });
    const late = reviewed('approved', '16:00:00', { id: 3, user: grace });
    const close = changed('closed', '15:00:00', merged);
    const approvedAt = (...events: LoggedEvent[]) =>
      recordOf(...events).change.approvedAt;

    expect(approvedAt(approved)).toBe(at('10:00:00'));
    expect(approvedAt(approved, dismissed)).toBeUndefined();
    expect(approvedAt(approved, refused)).toBeUndefined();
    expect(approvedAt(close, late)).toBeUndefined();
  });

  it('takes its labels for what they say of AI tools, until they are taken off', () => {
    const labelled = (action: string, clock: string, labels: string[]) =>
      changed(action, clock, { labels: labels.map(name => ({ name })) });
    const cohortOf = (events: LoggedEvent[]) =>
      fold(events).record?.change.cohort;
    const opened = labelled('opened', '09:00:00', ['bug']);
    const said = labelled('labeled', '10:00:00', ['bug', 'AI: none']);

    expect(cohortOf([opened])).toBe('undeclared');
    expect(cohortOf([opened, said])).toBe('human');
    expect(
      cohortOf([opened, said, labelled('unlabeled', '11:00:00', ['bug'])]),
    ).toBe('undeclared');
    expect(cohortOf([labelled('opened', '09:00:00', ['ai-assisted'])])).toBe(
      'assisted',
    );
  });

  it('has all labels that were added in one second, and none that was removed', () => {
    const labelled = (label: string) =>
      changed('labeled', '10:00:00', {
        label: { name: label },
        labels: [{ name: label }],
      });

    expect(recordOf(labelled('hotfix'), labelled('bug')).labels).toEqual([
      'bug',
      'hotfix',
    ]);
    expect(
      recordOf(
        labelled('hotfix'),
        changed('unlabeled', '11:00:00', { label: { name: 'hotfix' } }),
      ).labels,
    ).toEqual([]);
  });

  it('names what it takes back', () => {
    const { reverts } = recordOf(
      changed('opened', '09:00:00', {
        title: 'Revert "Round prices to cents"',
        body: 'Reverts acme/orders#5',
      }),
    );

    expect(reverts).toMatchObject({
      numbers: [{ number: 5, text: 'Reverts acme/orders#5' }],
      title: { reverted: 'Round prices to cents' },
    });
  });

  it('tells bots from AI tools, which GitHub both calls bots', () => {
    const copilot = { id: 198982749, login: 'Copilot', type: 'Bot' };
    const changeOf = (user: typeof copilot) =>
      recordOf(changed('opened', '09:00:00', { user })).change;

    expect(changeOf(dependabot)).toMatchObject({
      isBot: true,
      cohort: 'undeclared',
    });
    expect(changeOf(copilot)).toMatchObject({
      isBot: false,
      cohort: 'assisted',
    });
  });

  it('takes the branch of a tool as a sign of it', () => {
    const head = { ref: 'claude/rounding', sha: HEAD };
    const { attribution } = recordOf(changed('opened', '09:00:00', { head }));

    expect(attribution).toMatchObject({
      cohort: 'assisted',
      tool: 'claude-code',
      confidence: 0.5,
    });
  });

  it('counts a review of an account that is deleted, and uses it not', () => {
    const { record, leftOut } = fold([
      reviewed('approved', '10:00:00', { id: 1, user: null }),
    ]);

    expect(leftOut).toEqual({ reviewerUnknown: 1 });
    expect(record!.course!.reviews).toEqual([]);
    expect(record!.change).not.toHaveProperty('approvedAt');
  });

  it('counts what it does not use, by reason', () => {
    const event = changed('opened', '09:00:00');
    const { leftOut, record } = fold([
      { ...event, eventId: '1', payload: undefined },
      { ...event, eventId: '2', payload: { action: 'opened' } },
      { ...event, eventId: '3', type: 'github.push' },
      { ...event, eventId: '4', subject: 'change:github.com/acme/orders#8' },
    ]);

    expect(record).toBeUndefined();
    expect(leftOut).toEqual({
      notUnderstood: 1,
      otherSubject: 1,
      otherType: 1,
      payloadForgotten: 1,
    });
  });

  it('keeps no text that a database refuses', () => {
    const { record } = fold([
      changed('opened', '09:00:00', {
        title: 'Round\u0000 prices\ud800',
        body: 'Revert "\u0000"\n\nClaude-Session: https://claude.ai/code/session_1\u0000',
      }),
    ]);

    expect(record!.change.title).toBe('Round\ufffd prices\ufffd');
    expect(record!.attribution.cohort).toBe('assisted');
    expect(JSON.stringify(record)).not.toMatch(/\\u(?:0000|d800)/);
  });
});
