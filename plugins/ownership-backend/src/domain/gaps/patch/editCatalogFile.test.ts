import { applyPatch } from 'diff';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { editCatalogFile } from './editCatalogFile';
import { FieldChange } from './splice';
import { unifiedDiff } from './unifiedDiff';

const REF = 'component:default/orders';
const OWNER: FieldChange = { path: ['spec', 'owner'], value: 'group:payments' };
const RUNBOOK: FieldChange = {
  path: ['metadata', 'annotations', 'groundwork.dev/runbook'],
  value: 'https://REPLACE-ME.example',
};
const CHANNEL: FieldChange = {
  path: ['metadata', 'annotations', 'groundwork.dev/chat-channel'],
  value: '#REPLACE-ME',
};

const edit = (text: string, change: FieldChange) =>
  editCatalogFile(text, REF, change).text;

/** Only the lines that are different. */
function changed(before: string, after: string): string[] {
  return unifiedDiff('catalog-info.yaml', before, after)!
    .split('\n')
    .slice(2)
    .filter(line => /^[+-]/.test(line));
}

const FILE = `# All that orders need.
apiVersion: backstage.io/v1alpha1
kind:   Component   # spaced by hand
metadata:
    name: orders
    annotations:
        # who to ask
        a8r.io/owner: "somebody"    # maybe

    tags: [ a,b ]
spec:
    type: service
    owner:   'group:old'   # since March
    description: >-
        folded
        text
---
kind: Component
metadata: {name: web}
spec: {owner: web}
`;

describe('editCatalogFile', () => {
  it.each<[string, FieldChange, string[]]>([
    [
      'replaces a value and leaves all else as it is',
      OWNER,
      [
        "-    owner:   'group:old'   # since March",
        '+    owner:   group:payments   # since March',
      ],
    ],
    [
      'adds an annotation after the last one, indented as they are',
      RUNBOOK,
      ['+        groundwork.dev/runbook: https://REPLACE-ME.example'],
    ],
    [
      'quotes what has to be',
      CHANNEL,
      ["+        groundwork.dev/chat-channel: '#REPLACE-ME'"],
    ],
  ])('%s', (_, change, lines) => {
    expect(changed(FILE, edit(FILE, change))).toEqual(lines);
  });

  it('keeps the ends of lines', () => {
    const before = 'kind: Component\r\nmetadata:\r\n  name: orders\r\n';
    expect(edit(before, RUNBOOK)).toBe(
      'kind: Component\r\nmetadata:\r\n  name: orders\r\n  annotations:\r\n    groundwork.dev/runbook: https://REPLACE-ME.example\r\n',
    );
  });

  const MINIMAL = 'kind: Component\nmetadata:\n  name: orders\n';

  it.each<[string, string, FieldChange, string]>([
    [
      'without an end of the last line',
      'kind: Component\nmetadata:\n  name: orders\nspec:\n  type: service',
      OWNER,
      'kind: Component\nmetadata:\n  name: orders\nspec:\n  type: service\n  owner: group:payments\n',
    ],
    [
      'without a spec',
      MINIMAL,
      OWNER,
      `${MINIMAL}spec:\n  owner: group:payments\n`,
    ],
    [
      'with an empty owner',
      `${MINIMAL}spec:\n  owner:\n  type: service\n`,
      OWNER,
      `${MINIMAL}spec:\n  owner: group:payments\n  type: service\n`,
    ],
    [
      'with a list in the way',
      `${MINIMAL}spec:\n  owner:\n    - group:a\n    - group:b\n`,
      { path: ['spec', 'owner'], value: ['group:a', 'group:payments'] },
      `${MINIMAL}spec:\n  owner:\n    - group:a\n    - group:payments\n`,
    ],
    [
      'written on one line',
      '{kind: Component, metadata: {name: orders}, spec: {owner: a}}\n',
      OWNER,
      '{kind: Component, metadata: {name: orders}, spec: {owner: group:payments}}\n',
    ],
    [
      'with a block of text at its end',
      `${MINIMAL}spec:\n  definition: |\n    openapi: 3.1.0\n\n---\nkind: Component\nmetadata:\n  name: web\n`,
      OWNER,
      `${MINIMAL}spec:\n  definition: |\n    openapi: 3.1.0\n  owner: group:payments\n\n---\nkind: Component\nmetadata:\n  name: web\n`,
    ],
  ])('changes a file %s', (_, before, change, after) => {
    expect(edit(before, change)).toBe(after);
  });

  it('tells of all entities of the file', () => {
    expect(
      editCatalogFile(`${FILE}---\n- a\n---\n`, REF, OWNER).entityRefs,
    ).toEqual([REF, 'component:default/web', undefined]);
  });

  it('finds entities in whatever letters, and in namespaces', () => {
    const before = 'kind: API\nmetadata: { name: Orders, namespace: Shop }\n';
    const { text } = editCatalogFile(before, 'api:shop/orders', OWNER);
    expect(parse(text).spec).toEqual({ owner: 'group:payments' });
  });

  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    .concat(
      Array.from({ length: 9 }, (_, level) => {
        const above = String.fromCharCode(97 + level);
        const alias = `*${above}`;
        return `${String.fromCharCode(98 + level)}: &${String.fromCharCode(
          98 + level,
        )} [${Array(9).fill(alias)}]`;
      }),
    )
    .join('\n');

  it.each([
    [
      'without the entity',
      'kind: Component\nmetadata: { name: web }\n',
      'it does not have component:default/orders',
    ],
    [
      'with the entity twice',
      `${MINIMAL}---\n${MINIMAL}`,
      'it has component:default/orders several times',
    ],
    ['that is empty', '', 'it does not have component:default/orders'],
    ['that is no YAML', `${MINIMAL}a: [`, /^it is not YAML: /],
    [
      'that is huge',
      `${MINIMAL}a: ${'x'.repeat(600_000)}`,
      /more than 262144 bytes/,
    ],
    [
      'that stands for billions',
      `${MINIMAL}${bomb}\n`,
      'its aliases stand for too much',
    ],
    [
      'that is deep',
      `${MINIMAL}a: ${'['.repeat(100_000)}`,
      'it is nested too deeply',
    ],
    [
      'with many aliases',
      `${MINIMAL}x: &x y\na: [${Array(101).fill('*x')}]\n`,
      'it has more than 100 aliases',
    ],
    [
      'with a key twice',
      `${MINIMAL}spec:\n  owner: a\nspec:\n  owner: b\n`,
      'it cannot be changed without changing more',
    ],
    [
      'that is deep on a line',
      `${MINIMAL}a:\n  ${'- '.repeat(100_000)}x`,
      'it is nested too deeply',
    ],
    [
      'whose spec is an alias',
      `${MINIMAL}x: &x\n  owner: a\nspec: *x\n`,
      'spec is an alias of something else',
    ],
    [
      'whose name is an alias',
      'x: &x orders\nkind: Component\nmetadata: { name: *x }\n',
      'it does not have component:default/orders',
    ],
    ['with a list for a spec', `${MINIMAL}spec: [a]\n`, 'spec is not a map'],
  ])('refuses a file %s', (_, text, message) => {
    expect(() => edit(text, OWNER)).toThrow(
      expect.objectContaining({
        name: 'CatalogFileError',
        message: expect.stringMatching(message),
      }),
    );
  });

  it('changes nothing but the field, whatever else there is', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9 :#'"-]{0,8}$/);
    const value = fc.oneof(
      word,
      fc.integer(),
      fc.constant(null),
      fc.array(word),
    );
    const fields = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), value, {
      maxKeys: 4,
    });
    fc.assert(
      fc.property(
        fields,
        fields,
        fc.option(fields, { nil: undefined }),
        fc.constantFrom(OWNER, CHANNEL),
        fc.constantFrom(2, 4),
        (spec, metadata, annotations, change, indent) => {
          const before = {
            kind: 'Component',
            metadata: {
              ...metadata,
              name: 'orders',
              namespace: 'default',
              ...(annotations && { annotations }),
            },
            spec,
          };
          const text = stringify(before, { indent });
          const after =
            change === OWNER
              ? { ...before, spec: { ...spec, owner: change.value } }
              : {
                  ...before,
                  metadata: {
                    ...before.metadata,
                    annotations: {
                      ...annotations,
                      [change.path[2]]: change.value,
                    },
                  },
                };
          const edited = edit(text, change);
          expect(parse(edited)).toEqual(after);
          const patch = unifiedDiff('catalog-info.yaml', text, edited)!;
          expect(applyPatch(text, patch)).toBe(edited);
        },
      ),
    );
  });
});

describe('unifiedDiff', () => {
  it('is what git applies', () => {
    expect(unifiedDiff('a/b.yaml', 'one\ntwo\n', 'one\n2\n')).toBe(
      '--- a/a/b.yaml\n+++ b/a/b.yaml\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n',
    );
  });

  it('is none where everything is different', () => {
    const lines = (word: string) =>
      Array.from({ length: 3_000 }, (_, line) => `${word} ${line}\n`).join('');
    expect(unifiedDiff('a', lines('a'), lines('b'))).toBeUndefined();
  });
});
