import { check, library, service } from '../__testUtils__/definitions';
import { DAY, evaluate, HOUR, MINUTE, NOW } from '../__testUtils__/evaluate';
import { observed } from '../__testUtils__/facts';
import type { FactReadings } from '../types';

const coverage = check('coverage', { expression: 'repo.coverage >= 80.0' });

describe('status', () => {
  it.each<[string, FactReadings, object]>([
    ['pass', observed({ 'repo.coverage': 80 }, NOW), { status: 'pass' }],
    [
      'fail, with the values',
      observed({ 'repo.coverage': 61.5 }, NOW),
      { status: 'fail', message: 'repo.coverage is 61.5 %' },
    ],
    [
      'unknown, as it was never observed',
      {},
      { status: 'unknown', message: expect.stringContaining('repo.coverage') },
    ],
    [
      'unknown, as its collector never succeeded',
      { 'repo.coverage': { error: 'HTTP 500', errorSince: NOW - DAY } },
      { status: 'unknown', message: expect.stringContaining('HTTP 500') },
    ],
    [
      'pass, by a value from before its collector failed',
      {
        'repo.coverage': {
          value: 90,
          observedAt: NOW - 30 * MINUTE,
          error: 'HTTP 500',
        },
      },
      { status: 'pass' },
    ],
    [
      'pass, as old as it may be',
      observed({ 'repo.coverage': 90 }, NOW - HOUR),
      { status: 'pass' },
    ],
    [
      'stale, a millisecond older',
      observed({ 'repo.coverage': 90 }, NOW - HOUR - 1),
      { status: 'stale', staleSince: expect.any(Number) },
    ],
  ])('%s', (_, readings, expected) => {
    expect(evaluate([coverage], { readings }).checks).toEqual([
      expect.objectContaining({ enforced: true, ...expected }),
    ]);
  });

  it('is unknown where the expression has no value', () => {
    const division = check('division', {
      expression: '1 / repo.openAlerts == 1',
    });
    const readings = observed({ 'repo.openAlerts': 0 }, NOW);
    expect(evaluate([division], { readings }).checks).toEqual([
      {
        status: 'unknown',
        enforced: true,
        message: expect.stringMatching(
          /^The expression has no value for these facts: .*zero/,
        ),
      },
    ]);
  });

  it('is decided by what decides: a false makes an unknown no matter', () => {
    const both = check('both', {
      expression: 'repo.hasReadme && repo.hasTests',
    });
    const readings = observed({ 'repo.hasReadme': false }, NOW);
    expect(evaluate([both], { readings }).checks[0]?.status).toBe('fail');
  });

  it('goes by a freshness of the check’s own', () => {
    const strict = { ...coverage, freshness: { minutes: 5 } };
    const patient = { ...coverage, id: 'patient', freshness: { days: 2 } };
    const readings = observed({ 'repo.coverage': 90 }, NOW - 90 * MINUTE);
    expect(
      evaluate([strict, patient], { readings }).checks.map(it => it?.status),
    ).toEqual(['stale', 'pass']);
  });

  it('leaves out what does not apply', () => {
    const onlyServices = check('a', { filter: { 'spec.type': 'service' } });
    const onlyLibraries = check('b', { filter: { 'spec.type': 'library' } });
    const readings = observed({ 'repo.hasReadme': true }, NOW);
    const statusesOf = (entity: typeof service) =>
      evaluate([onlyServices, onlyLibraries], { readings, entity }).checks.map(
        it => it?.status,
      );
    expect(statusesOf(service)).toEqual(['pass', undefined]);
    expect(statusesOf(library)).toEqual([undefined, 'pass']);
  });
});

describe('message', () => {
  const failing = (message: string) =>
    evaluate([{ ...coverage, message }], {
      readings: observed({ 'repo.coverage': 61.5 }, NOW),
    }).checks[0]?.message;

  it('is what the author says', () => {
    expect(
      failing('"Coverage is " + string(repo.coverage) + ", 80 is needed"'),
    ).toBe('Coverage is 61.5, 80 is needed');
  });

  it('is the facts where the author’s words cannot be had', () => {
    expect(failing('"It is written in " + repo.languages[0]')).toBe(
      'repo.coverage is 61.5 %',
    );
  });

  it('may name facts that are old', () => {
    const { checks } = evaluate(
      [{ ...coverage, message: '"It is " + catalog.lifecycle' }],
      {
        readings: {
          ...observed({ 'repo.coverage': 1 }, NOW),
          ...observed({ 'catalog.lifecycle': 'production' }, NOW - 9 * DAY),
        },
      },
    );
    expect(checks[0]?.message).toBe('It is production');
  });

  it.each<[string, string, FactReadings, string]>([
    [
      'each fact that is read',
      'repo.hasReadme && repo.openAlerts == 0',
      observed({ 'repo.hasReadme': true, 'repo.openAlerts': 3 }, NOW),
      'repo.hasReadme is true, repo.openAlerts is 3',
    ],
    [
      'texts and lists',
      'catalog.lifecycle in repo.languages',
      observed(
        { 'catalog.lifecycle': 'beta', 'repo.languages': ['go', 'ts'] },
        NOW,
      ),
      'catalog.lifecycle is "beta", repo.languages is ["go","ts"]',
    ],
    [
      'numbers without what computers add',
      'repo.coverage > 1.0',
      observed({ 'repo.coverage': 0.1 + 0.2 }, NOW),
      'repo.coverage is 0.3 %',
    ],
    [
      'long values in short',
      'catalog.lifecycle == ""',
      observed({ 'catalog.lifecycle': 'x'.repeat(500) }, NOW),
      `catalog.lifecycle is "${'x'.repeat(78)}…`,
    ],
    [
      'what is not known and does not matter',
      'repo.hasReadme && repo.hasTests',
      observed({ 'repo.hasReadme': false }, NOW),
      'repo.hasReadme is false, repo.hasTests was never observed',
    ],
  ])('tells %s', (_, expression, readings, message) => {
    const { checks } = evaluate([check('a', { expression })], { readings });
    expect(checks[0]).toEqual({ status: 'fail', enforced: true, message });
  });
});
