import {
  contrastOf,
  correct,
  measureLabels,
  NotedChange,
  notedChange,
} from './labels';

const noted = (
  count: number,
  isLabelled: boolean,
  isAssisted: boolean,
): NotedChange[] =>
  Array.from({ length: count }, () => ({
    cohort: isLabelled || isAssisted ? 'assisted' : 'undeclared',
    isLabelled,
    isAssisted,
  }));

/** What was measured in git-ai's own repository, in 200 changes. */
const MEASURED = [
  ...noted(92, true, true),
  ...noted(8, true, false),
  ...noted(64, false, true),
  ...noted(36, false, false),
];

/** So many changes that those with notes hardly count. */
const MANY = { assisted: 1e7, human: 0, undeclared: 1e7 };

describe('notedChange', () => {
  it('tells what notes say from what else says so', () => {
    const evidence = {
      cohort: 'assisted' as const,
      confidence: 1,
      text: 'x',
    };

    expect(
      notedChange('assisted', {
        evidence: [{ ...evidence, place: 'note' }],
        lineShare: 0.4,
      }),
    ).toEqual({ cohort: 'assisted', isAssisted: true, isLabelled: false });
    expect(
      notedChange('assisted', {
        evidence: [{ ...evidence, place: 'trailer' }],
        lineShare: 0,
      }),
    ).toEqual({ cohort: 'assisted', isAssisted: false, isLabelled: true });
  });
});

describe('measureLabels', () => {
  it('has recall and precision, with intervals', () => {
    const { recall, precision } = measureLabels(MEASURED, 1_000) ?? {};

    expect(recall).toMatchObject({
      value: 92 / 156,
      n: 156,
      coverage: 0.2,
      excluded: { notNoted: 800 },
    });
    expect(precision).toMatchObject({ value: 0.92, n: 100 });
    // Wilson, 92 of 100
    expect(precision?.interval?.low).toBeCloseTo(0.85, 2);
  });

  it('is left out without notes', () => {
    expect(measureLabels([], 10)).toBeUndefined();
  });
});

describe('contrastOf', () => {
  const against = 'undeclared';

  it('is what labels leave of a difference', () => {
    // Of labelled changes 92 % are assisted, of the others 64 %
    expect(contrastOf(MEASURED, { against, counts: MANY })?.value).toBeCloseTo(
      0.28,
      4,
    );
  });

  it('is larger where more is known by notes', () => {
    const counts = { assisted: 164, human: 0, undeclared: 36 };

    expect(contrastOf(MEASURED, { against, counts })?.value).toBeCloseTo(1, 9);
  });

  it('has no mistakes among those that notes call human', () => {
    expect(
      contrastOf(MEASURED, { against: 'human', counts: MANY })?.value,
    ).toBeCloseTo(0.92, 4);
  });

  it.each([
    [
      '29 labelled ones',
      [...noted(29, true, true), ...noted(40, false, false)],
    ],
    ['29 others', [...noted(40, true, true), ...noted(29, false, false)]],
    [
      'labels that say nothing',
      [
        ...noted(50, true, true),
        ...noted(50, true, false),
        ...noted(50, false, true),
        ...noted(50, false, false),
      ],
    ],
  ])('is not told of %s', (_, changes) => {
    expect(contrastOf(changes, { against, counts: MANY })).toBeUndefined();
  });
});

describe('correct', () => {
  it('widens a difference by as much as labels shrink it', () => {
    const contrast = { value: 0.5, low: 0.4, high: 0.8 };

    expect(
      correct({ value: 3, interval: { low: -2, high: 8 } }, contrast),
    ).toEqual({ value: 6, low: -5, high: 20 });
    expect(
      correct({ value: 3, interval: { low: 2, high: 4 } }, contrast),
    ).toEqual({ value: 6, low: 2.5, high: 10 });
  });
});
