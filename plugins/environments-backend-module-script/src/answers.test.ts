import { readObjects, readObservation, readPlan, readStep } from './answers';

const refused = (message: string) =>
  `Program 'p' does not answer as it has to: ${message}`;

describe('answers of programs', () => {
  it.each([
    ['', 'there is nothing on its standard output'],
    [' \n ', 'there is nothing on its standard output'],
    [
      'Hello!',
      'its standard output (6 bytes) is not JSON; what is for people goes to standard error',
    ],
    [
      '{"kind":"done","state":{}}\n{"kind":"done","state":{}}\n',
      'there are several JSON documents on its standard output, not one',
    ],
    ['[]', 'the answer has to be an object, not a list'],
    ['null', 'the answer has to be an object, not null'],
    ['"done"', 'the answer has to be an object, not a string'],
    ['{}', "the answer has no 'kind'"],
    [
      '{"kind":"ok"}',
      'the answer.kind has to be one of done, wait, retry, fail, not a string',
    ],
    ['{"kind":"done"}', "the answer has no 'state'"],
    [
      '{"kind":"done","state":[]}',
      'the answer.state has to be an object, not a list',
    ],
    [
      '{"kind":"done","state":{},"output":{}}',
      "the answer has 'output', but may only have kind, state, outputs, externalId, secrets",
    ],
    [
      '{"kind":"done","state":{},"secrets":{"a":1}}',
      'the answer.secrets has to be an object of texts, not a object',
    ],
    [
      '{"kind":"wait","state":{},"on":"it","afterMs":-1}',
      'the answer.afterMs has to be a number from 0 on, not a number',
    ],
    ['{"kind":"wait","state":{},"afterMs":1}', "the answer has no 'on'"],
    [
      '{"kind":"retry","state":{},"class":"other","error":"e"}',
      'the answer.class has to be one of transient, quota, not a string',
    ],
    ['{"kind":"fail","state":{}}', "the answer has no 'error'"],
  ])('refuses the step %j', (text, message) => {
    expect(() => readStep('p', text)).toThrow(refused(message));
  });

  it('does not quote what it refuses: it may be a secret', () => {
    const read = () => readStep('p', 'hunter2 {"kind": "done"}');

    expect(read).toThrow('is not JSON');
    expect(read).not.toThrow('hunter2');
  });

  it.each([
    { kind: 'done', state: { a: 1 }, outputs: { url: 'x', none: null } },
    { kind: 'wait', state: {}, on: 'the cluster', afterMs: 500 },
    { kind: 'retry', state: {}, class: 'quota', error: 'e', remediation: 'r' },
    { kind: 'fail', state: {}, error: 'e' },
  ])('reads the step %j', step => {
    expect(readStep('p', JSON.stringify(step))).toEqual(step);
  });

  it('reads plans', () => {
    const plan = { action: 'create', changes: ['+ a'], costPerHour: 0.5 };

    expect(readPlan('p', JSON.stringify(plan))).toEqual(plan);
    expect(() => readPlan('p', '{"action":"create"}')).toThrow(
      refused("the answer has no 'changes'"),
    );
  });

  it('reads observations', () => {
    const observation = { status: 'ready', drift: 'smaller' };

    expect(readObservation('p', JSON.stringify(observation))).toEqual(
      observation,
    );
    expect(() => readObservation('p', '{"status":"fine"}')).toThrow(
      refused(
        'the answer.status has to be one of ready, degraded, absent, paused, unknown, not a string',
      ),
    );
  });

  it('reads an inventory line by line, also one with no line', () => {
    const lines = [
      '{"externalId":"1","description":"one","environmentId":"e","resource":"r"}',
      '',
      '{"externalId":"2","description":"two","createdAt":"2026-11-21T10:00:00Z"}',
    ];

    expect(readObjects('p', '')).toEqual([]);
    expect(readObjects('p', lines.join('\n'))).toEqual([
      {
        externalId: '1',
        description: 'one',
        environmentId: 'e',
        resource: 'r',
      },
      {
        externalId: '2',
        description: 'two',
        createdAt: new Date('2026-11-21T10:00:00Z'),
      },
    ]);
    expect(() => readObjects('p', `${lines[0]}\n\n{"externalId":"3"}`)).toThrow(
      refused("line 3 has no 'description'"),
    );
  });
});
