import { StoredEnvironment } from '../environments/types';
import { audit, Evidence } from './audit';
import { OutsideObject } from './outside/Outside';

const environment = (
  change: Partial<StoredEnvironment> = {},
): StoredEnvironment => ({
  id: 'e1',
  name: 'env-1',
  owner: 'group:default/ordering',
  createdBy: 'user:default/mina',
  createdAt: new Date(0),
  updatedAt: new Date(0),
  generation: 2,
  observedGeneration: 2,
  desired: {
    blueprintId: 'service',
    blueprintVersion: 1,
    inputs: { size: 1 },
    paused: false,
    deleted: false,
  },
  phase: 'ready',
  message: '',
  conditions: [],
  outputs: {},
  warned: 0,
  costPerHour: 0,
  costPerDay: 0,
  costSoFar: 0,
  costAt: new Date(0),
  ...change,
});

const object = (change: Partial<OutsideObject> = {}): OutsideObject => ({
  id: 'o1',
  environmentId: 'e1',
  resource: 'db',
  spec: { size: 1 },
  paused: false,
  epoch: 1,
  ...change,
});

const evidence = (change: Partial<Evidence> = {}): Evidence => ({
  environmentIds: ['e1'],
  operationIds: ['p1'],
  environments: new Map([['e1', environment()]]),
  operations: new Map([['p1', { status: 'succeeded' }]]),
  ends: new Map([['p1', 1]]),
  resources: ['db'],
  existing: [object()],
  destroyed: [],
  ...change,
});

const gone = () =>
  environment({
    desired: { ...environment().desired, deleted: true },
    phase: 'deleted',
    deletedAt: new Date(1),
  });

describe('audit', () => {
  it('finds nothing where all is as it was asked for', () => {
    expect(audit(evidence())).toEqual({ doubled: [], lost: [], orphaned: [] });
  });

  it.each<[string, Partial<Evidence>, string]>([
    [
      'an object beside another',
      { existing: [object(), object({ id: 'o2' })] },
      'db of e1 was made as o2, and as o1',
    ],
    [
      'an object that was made again after it was destroyed',
      { destroyed: [object({ id: 'o0' })] },
      'db of e1 was made as o0, and as o1',
    ],
    [
      'an operation that ended twice',
      { ends: new Map([['p1', 2]]) },
      'operation p1 is succeeded, and has ended 2 times',
    ],
  ])('counts as doubled %s', (_name, change, finding) => {
    expect(audit(evidence(change))).toEqual({
      doubled: [finding],
      lost: [],
      orphaned: [],
    });
  });

  it.each<[string, Partial<Evidence>, string]>([
    [
      'an operation that goes on',
      {
        operations: new Map([['p1', { status: 'running' }]]),
        ends: new Map(),
      },
      'operation p1 is running',
    ],
    [
      'an operation that failed',
      {
        operations: new Map([['p1', { status: 'failed', error: 'no room' }]]),
      },
      'operation p1 is failed: no room',
    ],
    [
      'an operation that nobody knows of',
      { operations: new Map(), ends: new Map() },
      'operation p1 is not there',
    ],
    [
      'an end that is not told of',
      { ends: new Map() },
      'operation p1 has no end in the timeline',
    ],
    [
      'an environment that is not there',
      { environments: new Map(), existing: [] },
      'environment e1 is not there',
    ],
    [
      'an environment behind what is wanted',
      { environments: new Map([['e1', environment({ generation: 3 })]]) },
      'environment e1 is ready at generation 2, not ready at 3',
    ],
    [
      'an object that is not there',
      { existing: [], destroyed: [object()] },
      'db of e1 is not outside',
    ],
    [
      'an object of another size',
      { existing: [object({ spec: { size: 7 } })] },
      'db of e1 is not as it is wanted',
    ],
    [
      'an object that is paused',
      { existing: [object({ paused: true })] },
      'db of e1 is not as it is wanted',
    ],
  ])('counts as lost %s', (_name, change, finding) => {
    expect(audit(evidence(change))).toEqual({
      doubled: [],
      lost: [finding],
      orphaned: [],
    });
  });

  it('counts as orphaned what a deleted environment has left', () => {
    const environments = new Map([['e1', gone()]]);
    expect(audit(evidence({ environments }))).toEqual({
      doubled: [],
      lost: [],
      orphaned: ['db of e1 is left as o1'],
    });
    expect(
      audit(evidence({ environments, existing: [], destroyed: [object()] })),
    ).toEqual({ doubled: [], lost: [], orphaned: [] });
  });

  it('does not miss the end of what was superseded', () => {
    const operations: Evidence['operations'] = new Map([
      ['p1', { status: 'superseded' }],
    ]);
    expect(audit(evidence({ operations, ends: new Map() })).lost).toEqual([]);
    expect(audit(evidence({ operations })).doubled).toEqual([
      'operation p1 is superseded, and has ended 1 times',
    ]);
  });
});
