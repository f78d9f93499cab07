import { blueprintYaml, testDrivers } from './__testUtils__/yaml';
import { loadBlueprints } from './loadBlueprints';

const drivers = testDrivers();

/** What is wrong, as `line:column path message`. */
function problemsOf(text: string): string[] {
  return loadBlueprints(text, drivers).refused.flatMap(({ problems }) =>
    problems.map(it => `${it.line}:${it.column} ${it.path} ${it.message}`),
  );
}

describe('loadBlueprints', () => {
  it('reads a blueprint, with defaults and refs written out', () => {
    const { blueprints, refused } = loadBlueprints(
      blueprintYaml({
        policy:
          '{ maxTtl: { days: 7 }, allowedGroups: [ordering], approval: { groups: [platform] } }',
      }),
      drivers,
    );

    expect(refused).toEqual([]);
    expect(blueprints.map(({ definition }) => definition)).toEqual([
      {
        id: 'service',
        title: 'Service',
        owner: 'group:default/platform',
        inputs: {
          type: 'object',
          properties: { size: { type: 'integer', default: 1, minimum: 1 } },
        },
        resources: [
          {
            name: 'web',
            type: 'service',
            driver: 'ledger',
            spec: { size: '${{ inputs.size }}' },
            dependsOn: [],
          },
        ],
        outputs: { url: '${{ resources.web.url }}' },
        policy: {
          maxTtl: { days: 7 },
          defaultTtl: { days: 7 },
          grace: { days: 1 },
          allowedGroups: ['group:default/ordering'],
          approval: {
            groups: ['group:default/platform'],
            required: 1,
            validFor: { days: 1 },
          },
        },
      },
    ]);
  });

  it('reads several documents of a text, and leaves out what is wrong', () => {
    const loaded = loadBlueprints(
      [
        blueprintYaml({ id: 'one' }),
        blueprintYaml({ id: 'two', spec: '{}' }),
        blueprintYaml({ id: 'one', title: 'Again' }),
      ].join('---\n'),
      drivers,
    );

    expect(loaded.blueprints.map(({ definition }) => definition.id)).toEqual([
      'one',
    ]);
    expect(
      loaded.refused.map(({ id, problems }) => [id, problems[0].message]),
    ).toEqual([
      ['two', "lacks 'size'"],
      ['one', 'is that of a blueprint further up'],
    ]);
  });

  it.each([
    [
      'an unknown driver',
      blueprintYaml().replace('driver: ledger', 'driver: helm'),
      "15:15 /spec/resources/0/driver 'helm' is no driver here; there are ledger",
    ],
    [
      'a value that the driver does not take',
      blueprintYaml({ spec: '{ size: big }' }),
      '16:21 /spec/resources/0/spec/size must be a whole number',
    ],
    [
      'a key that the driver does not know',
      blueprintYaml({ spec: '{ size: 1, sise: 1 }' }),
      '16:24 /spec/resources/0/spec/sise is not known here; known are size, env, mode',
    ],
    [
      'an input that there is not',
      blueprintYaml({ spec: '{ size: "${{ inputs.sise }}" }' }),
      '16:21 /spec/resources/0/spec/size ${{ inputs.sise }} names no input; spec.inputs.properties has size',
    ],
    [
      'an input that may be absent',
      blueprintYaml({
        inputs: `
    type: object
    properties: { size: { type: integer } }`,
      }),
      '15:21 /spec/resources/0/spec/size ${{ inputs.size }} may stand for nothing: give the input a default, or list it under required',
    ],
    [
      'a resource that there is not',
      blueprintYaml({ spec: '{ size: "${{ resources.db.size }}" }' }),
      '16:21 /spec/resources/0/spec/size ${{ resources.db.size }} names no resource; there are web',
    ],
    [
      'a resource that refers to itself',
      blueprintYaml({ spec: '{ size: "${{ resources.web.size }}" }' }),
      '16:21 /spec/resources/0/spec/size ${{ resources.web.size }} refers to the resource that it stands in',
    ],
    [
      'something of the environment that there is not',
      blueprintYaml({
        spec: '{ size: 1, env: { A: "x ${{ environment.url }}" } }',
      }),
      '16:34 /spec/resources/0/spec/env/A ${{ environment.url }} stands for nothing; there are id, name, owner, component, stage',
    ],
    [
      'a reference without its end',
      blueprintYaml({ spec: '{ size: 1, env: { A: "${{ inputs.size }" } }' }),
      '16:34 /spec/resources/0/spec/env/A has a ${{ without its }}',
    ],
    [
      'a reference in a key',
      blueprintYaml({
        spec: '{ size: 1, env: { "${{ inputs.size }}": "x" } }',
      }),
      '16:31 /spec/resources/0/spec/env/${{ inputs.size }} has a reference in its name; only values can have some',
    ],
    [
      'what is no reference at all',
      blueprintYaml({ spec: '{ size: "${{ 1 + 1 }}" }' }),
      '16:21 /spec/resources/0/spec/size ${{ 1 + 1 }} is no reference; write names with dots between them, as in inputs.size',
    ],
    [
      'a number where the driver takes texts',
      blueprintYaml({ spec: '{ size: 1, env: { A: "${{ inputs.size }}" } }' }),
      '16:34 /spec/resources/0/spec/env/A must be a text',
    ],
    [
      'inputs that are no object',
      blueprintYaml({ inputs: ' { type: string }', spec: '{ size: 1 }' }),
      "8:19 /spec/inputs/type must be 'object': inputs are asked by name",
    ],
    [
      'a default that is none',
      blueprintYaml({
        inputs: `
    type: object
    properties:
      size: { type: integer, default: big }`,
      }),
      '11:39 /spec/inputs/properties/size/default does not fit its own schema: must be a whole number',
    ],
    [
      'a default that is longer than the longest',
      blueprintYaml({
        policy: '{ defaultTtl: { days: 8 }, maxTtl: { days: 7 } }',
      }),
      "19:25 /spec/policy/defaultTtl must not be longer than 'maxTtl'",
    ],
    [
      'a duration that is none',
      blueprintYaml({ policy: '{ idlePause: { seconds: 5 } }' }),
      '19:24 /spec/policy/idlePause must be a minute or longer',
    ],
    [
      'approvers that are no group',
      blueprintYaml({
        policy: '{ approval: { groups: ["user:default/mina"] } }',
      }),
      '19:34 /spec/policy/approval/groups/0 must be the ref of a group, such as group:default/platform',
    ],
    [
      'a misspelt key',
      blueprintYaml().replace('  title:', '  titel:'),
      "4:3 /metadata lacks 'title'",
    ],
    [
      'an anchor',
      blueprintYaml({ policy: '&p {}' }),
      '19:14 /spec/policy uses an anchor or alias (& or *), which is not supported: write it out',
    ],
    [
      'a pattern that is no pattern',
      blueprintYaml({
        inputs: `
    type: object
    properties:
      size: { type: string, default: a, pattern: "(" }`,
      }),
      expect.stringMatching(
        /^8:11|9:5 \/spec\/inputs is no JSON Schema of draft 7/,
      ),
    ],
  ])('refuses %s, and says where', (_, text, problem) => {
    const problems = problemsOf(text);
    expect(problems).toContainEqual(problem);
    expect(loadBlueprints(text, drivers).blueprints).toEqual([]);
  });

  it('names resources that need each other in a circle', () => {
    const text = blueprintYaml({
      spec: '{ size: "${{ resources.db.size }}" }',
      more: `    - name: db
      type: database
      driver: ledger
      spec: { size: 1 }
      dependsOn: [web]
`,
    });

    expect(problemsOf(text)).toEqual([
      '13:5 /spec/resources Resources need each other in a circle: web → db → web',
    ]);
  });

  it('refuses a second resource of the same name', () => {
    const text = blueprintYaml({
      spec: '{ size: 1 }',
      more: `    - name: web
      type: database
      driver: ledger
      spec: { size: 1 }
`,
    });

    expect(problemsOf(text)).toEqual([
      '17:13 /spec/resources/1/name is the same as that of number 1',
    ]);
  });

  it.each([
    '{ size: "${{ inputs.size }}" }',
    '{ size: 1, env: { A: "port ${{ inputs.size }}" } }',
    '{ size: 1, mode: { kind: "${{ environment.name }}" } }',
    '{ size: 1, mode: { kind: open, port: "${{ inputs.size }}" } }',
    '{ size: 1, mode: "${{ source.ref }}" }',
  ])('lets a reference stand where a value goes: %s', spec => {
    expect(problemsOf(blueprintYaml({ spec }))).toEqual([]);
  });

  it('refuses a text of nothing but brackets quickly, and one that is too long', () => {
    expect(problemsOf('['.repeat(100_000))).toEqual([
      '1:1  has too many parts to be read; spread the blueprints over several files',
    ]);
    expect(problemsOf(`# ${'x'.repeat(600_000)}`)[0]).toMatch(/is larger than/);
  });

  it('says that there is nothing', () => {
    expect(problemsOf('# later\n')).toEqual(['1:1  has no blueprint']);
  });
});
