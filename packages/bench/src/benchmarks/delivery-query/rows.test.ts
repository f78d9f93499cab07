import { createCompany } from './company';
import { Row, rowsOf, SPANS_OF_A_CHANGE, YEARS_MS } from './rows';

const UNTIL = Date.UTC(2026, 10, 22);
const { components } = createCompany();
const source = { components, changes: 2_000, seed: 1, until: UNTIL };
const rows = rowsOf(source, { from: 0, to: source.changes });

const keysOf = (of: readonly Row[]) =>
  new Set(of.map(it => Object.keys(it).sort().join()));

describe('rowsOf', () => {
  it('has as many spans as it says, of two years', () => {
    expect(rows.stage_span).toHaveLength(source.changes * SPANS_OF_A_CHANGE);
    const merged = rows.reading
      .filter(({ metric }) => metric === 'change-size')
      .map(({ at }) => Number(at));
    expect(merged).toHaveLength(source.changes);
    expect(Math.min(...merged)).toBeGreaterThan(UNTIL - YEARS_MS);
    expect(Math.max(...merged)).toBe(UNTIL);
  });

  it('has spans that follow on each other', () => {
    const [{ item }] = rows.stage_span;
    const own = rows.stage_span.filter(it => it.item === item);
    expect(own.map(({ stage, kind }) => `${stage} ${kind}`)).toEqual(
      ['test', 'review', 'test', 'review', 'deploy'].flatMap(stage => [
        `${stage} queue`,
        `${stage} touch`,
      ]),
    );
    own.slice(1).forEach((it, index) => {
      expect(it.start_at).toBe(own[index].end_at);
    });
  });

  it('brings two changes with each deployment', () => {
    const ids = rows.placed_deployment.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(source.changes / 2);
    expect(new Set(rows.placement.map(it => it.deployment_id))).toEqual(
      new Set(ids),
    );
  });

  it('is the same whichever part is made', () => {
    const parts = [
      rowsOf(source, { from: 0, to: 700 }),
      rowsOf(source, { from: 700, to: source.changes }),
    ];
    expect(parts.flatMap(it => it.reading)).toHaveLength(rows.reading.length);
    expect(parts.flatMap(it => it.stage_span)).toEqual(rows.stage_span);
    expect(parts.flatMap(it => it.placed_deployment)).toEqual(
      rows.placed_deployment,
    );
  });

  it('has the same columns in all rows of a table', () => {
    for (const of of Object.values(rows)) {
      expect(keysOf(of).size).toBe(1);
    }
  });

  it('tells of each component since when it is deployed', () => {
    const first = rows.reading.filter(
      ({ reason }) => reason === 'firstDeployment',
    );
    expect(new Set(first.map(({ component }) => component)).size).toBe(
      components.length,
    );
  });
});
