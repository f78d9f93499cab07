import { StoredEnvironment } from '../types';
import {
  afterEndOf,
  chargedFromNowOn,
  wantedAgain,
  withFormer,
} from './former';

const now = new Date('2026-11-20T12:00:00Z');

/** One of a size, at so much a day. */
function sized(
  size: number,
  costPerDay: number,
  change: Partial<StoredEnvironment> = {},
): StoredEnvironment {
  return {
    id: 'e-1',
    name: 'orders-demo',
    owner: 'group:default/ordering',
    createdBy: 'user:default/mina',
    createdAt: now,
    updatedAt: now,
    generation: 1,
    observedGeneration: 1,
    desired: {
      blueprintId: 'service',
      blueprintVersion: 1,
      inputs: { size },
      paused: false,
      deleted: false,
    },
    phase: 'ready',
    message: '',
    conditions: [],
    outputs: {},
    warned: 0,
    costPerHour: 0,
    costPerDay,
    costSoFar: 0,
    costAt: now,
    ...change,
  };
}

const cancelled = (environment: StoredEnvironment, id: string) =>
  wantedAgain(environment, {
    operation: { id, kind: 'update' },
    resources: new Map(),
    now,
  });

describe('what was wanted before', () => {
  const first = withFormer(sized(7, 24), {
    before: sized(1, 48),
    unfinished: [],
    operationId: 'a',
  });
  const over = (status: 'running' | 'queued') =>
    withFormer(sized(9, 30), {
      before: first,
      unfinished: [{ id: 'a', status }],
      operationId: 'b',
    });

  it('is kept of what is under way, and of what comes after', () => {
    const after = cancelled(over('running'), 'b');
    expect(after).toMatchObject({
      desired: { inputs: { size: 7 } },
      costPerDay: 48,
      former: { operationId: 'a' },
    });
    const again = cancelled(after!, 'a');
    expect(again).toMatchObject({
      desired: { inputs: { size: 1 } },
      costPerDay: 48,
    });
    expect(again?.former).toBeUndefined();
  });

  it('is that of what gave way before it had begun', () => {
    const after = cancelled(over('queued'), 'b');
    expect(after).toMatchObject({ desired: { inputs: { size: 1 } } });
    expect(after?.former).toBeUndefined();
  });

  it('is what gave way after it had begun, at what that costs', () => {
    const ended = afterEndOf(over('running'), 'a');
    expect(ended).toMatchObject({
      costPerDay: 48,
      desired: { inputs: { size: 9 } },
    });
    const after = cancelled(ended, 'b');
    expect(after).toMatchObject({
      desired: { inputs: { size: 7 } },
      costPerDay: 24,
    });
    expect(after?.former).toBeUndefined();
  });

  it('is not touched by an end of something else', () => {
    const environment = over('running');
    expect(afterEndOf(environment, 'c')).toBe(environment);
    expect(cancelled(environment, 'c')).toBeUndefined();
  });

  it('is charged as is said since', () => {
    const reserved = chargedFromNowOn(first, 96);
    expect(reserved).toMatchObject({ costPerDay: 96 });
    expect(afterEndOf(reserved, 'a')).toMatchObject({ costPerDay: 96 });
    expect(cancelled(reserved, 'a')).toMatchObject({ costPerDay: 96 });
  });
});
