import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkArrows, findCycles } from './arrows.mjs';

function pkg(dir, role, dependencies = [], more = {}) {
  return {
    name: dir,
    dir,
    role,
    family: dir.split('-')[0],
    dependencies,
    ...more,
  };
}
const outside = {
  '@backstage/errors': 'common-library',
  '@backstage/backend-plugin-api': 'node-library',
};
const check = (...packages) =>
  checkArrows({ packages, roleOf: name => outside[name] });

describe('findCycles', () => {
  const edges = pairs =>
    Object.entries(pairs).map(([name, dependencies]) => ({
      name,
      dependencies,
    }));

  it('finds none in a diamond', () => {
    assert.deepEqual(
      findCycles(edges({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })),
      [],
    );
  });

  it('ignores what is outside of the workspace', () => {
    assert.deepEqual(findCycles(edges({ a: ['react'] })), []);
  });

  it('finds a package that depends on itself', () => {
    assert.deepEqual(findCycles(edges({ a: ['a'] })), [['a', 'a']]);
  });

  it('tells the shortest way round, once', () => {
    assert.deepEqual(
      findCycles(edges({ a: ['b', 'c'], b: ['c'], c: ['a'], d: ['a'] })),
      [['a', 'c', 'a']],
    );
  });

  it('finds a cycle behind a package that is not part of it', () => {
    assert.deepEqual(findCycles(edges({ a: ['b'], b: ['c'], c: ['b'] })), [
      ['b', 'c', 'b'],
    ]);
  });
});

describe('checkArrows', () => {
  it('accepts the arrows of the design', () => {
    assert.deepEqual(
      check(
        pkg('groundwork-common', 'common-library', ['@backstage/errors']),
        pkg('groundwork-node', 'node-library', ['groundwork-common']),
        pkg('ownership-common', 'common-library', ['groundwork-common']),
        pkg('ownership-node', 'node-library', ['ownership-common']),
        pkg('delivery-common', 'common-library', ['groundwork-common']),
        pkg('delivery-node', 'node-library', ['delivery-common']),
        pkg('delivery-backend', 'backend-plugin', [
          'groundwork-node',
          'ownership-node',
          '@backstage/backend-plugin-api',
        ]),
        pkg('environments-backend', 'backend-plugin', [
          'delivery-node',
          'ownership-node',
        ]),
        pkg('scorecards-backend-module-ownership', 'backend-plugin-module', [
          'ownership-node',
        ]),
        // Delivery adds itself to what does not know it.
        pkg('ownership-backend-module-delivery', 'backend-plugin-module', [
          'delivery-node',
          'ownership-node',
        ]),
        pkg('app', 'frontend', ['react']),
        pkg('backend', 'backend', ['delivery-backend', 'app']),
      ),
      [],
    );
  });

  for (const [title, packages, problem] of [
    [
      'upwards between families',
      [
        pkg('scorecards-node', 'node-library'),
        pkg('delivery-backend', 'backend-plugin', ['scorecards-node']),
      ],
      'delivery-backend → scorecards-node: delivery may know groundwork, ownership, not scorecards',
    ],
    [
      'from a module to what neither of its families knows',
      [
        pkg('scorecards-node', 'node-library'),
        pkg('ownership-backend-module-delivery', 'backend-plugin-module', [
          'scorecards-node',
        ]),
      ],
      'ownership-backend-module-delivery → scorecards-node: delivery may know groundwork, ownership, not scorecards',
    ],
    [
      'from the kernel to a family',
      [
        pkg('ownership-common', 'common-library'),
        pkg('groundwork-common', 'common-library', ['ownership-common']),
      ],
      'groundwork-common → ownership-common: groundwork may know no other family, not ownership',
    ],
    [
      'into a backend',
      [
        pkg('ownership-backend', 'backend-plugin'),
        pkg('delivery-backend', 'backend-plugin', ['ownership-backend']),
      ],
      'delivery-backend → ownership-backend: a backend-plugin may depend on node-library, common-library, not on a backend-plugin',
    ],
    [
      'from common to node',
      [
        pkg('ownership-node', 'node-library'),
        pkg('ownership-common', 'common-library', ['ownership-node']),
      ],
      'ownership-common → ownership-node: a common-library may depend on common-library, not on a node-library',
    ],
    [
      'from common to a Backstage library of one side',
      [
        pkg('ownership-common', 'common-library', [
          '@backstage/backend-plugin-api',
        ]),
      ],
      'ownership-common → @backstage/backend-plugin-api: a common-library may not use a node-library',
    ],
    [
      'from common to React',
      [pkg('ownership-common', 'common-library', ['react'])],
      'ownership-common → react: ties a common-library to one side',
    ],
    [
      'from common to Node itself',
      [
        pkg('ownership-common', 'common-library', [], {
          builtins: ['src/a.ts imports node:fs'],
        }),
      ],
      'ownership-common: a common-library runs in the browser too, but src/a.ts imports node:fs',
    ],
    [
      'of an unknown role',
      [
        pkg('ownership-common', 'common-library'),
        pkg('odd', 'gadget', ['ownership-common']),
      ],
      "odd: role 'gadget' is not one of common-library, node-library, web-library, backend-plugin, backend-plugin-module, frontend-plugin, frontend-plugin-module, frontend, backend, cli",
    ],
  ]) {
    it(`refuses an arrow ${title}`, () => {
      assert.deepEqual(check(...packages), [problem]);
    });
  }

  it('names a cycle', () => {
    assert.deepEqual(
      check(
        pkg('delivery-node', 'node-library', ['delivery-common']),
        pkg('delivery-common', 'common-library', []),
        pkg('ownership-node', 'node-library', ['ownership-node']),
      ),
      ['import cycle: ownership-node → ownership-node'],
    );
  });
});
