import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { select } from './selection.mjs';

const inPackage = ({ packageName }) => packageName !== undefined;
const stages = [
  { name: 'types', accepts: inPackage },
  { name: 'reports', needs: ['types'], accepts: inPackage },
  { name: 'unit', accepts: inPackage },
  { name: 'node', accepts: target => !inPackage(target) },
  { name: 'build', needs: ['types'], accepts: inPackage },
  { name: 'e2e', needs: ['build'], accepts: inPackage },
];
const x = { path: 'plugins/x', packageName: 'x' };
const scripts = { path: 'scripts' };

function names({ asked = [], targets = [], asBuilt = false, built = false }) {
  return select(
    stages,
    { stages: asked, targets, asBuilt },
    { isBuilt: () => built },
  ).map(one => {
    const paths = one.targets.map(({ path }) => path).join(' ');
    return paths ? `${one.stage.name} ${paths}` : one.stage.name;
  });
}

describe('select', () => {
  for (const [title, asked, selected] of [
    [
      'everything by default',
      {},
      ['types', 'reports', 'unit', 'node', 'build', 'e2e'],
    ],
    ['only what is asked for', { asked: ['unit'] }, ['unit']],
    [
      'the compilation before the reports',
      { asked: ['reports'] },
      ['types', 'reports'],
    ],
    [
      'a build before the journeys',
      { asked: ['e2e'] },
      ['types', 'build', 'e2e'],
    ],
    [
      'no build when that on disk is of these sources',
      { asked: ['e2e'], built: true },
      ['e2e'],
    ],
    [
      'a build that is asked for, whatever is on disk',
      { asked: ['build', 'e2e'], built: true },
      ['types', 'build', 'e2e'],
    ],
    [
      'nothing more when the old build is good enough',
      { asked: ['e2e'], asBuilt: true },
      ['e2e'],
    ],
    [
      'the quick stages of a package',
      { targets: [x] },
      ['types plugins/x', 'reports plugins/x', 'unit plugins/x'],
    ],
    [
      'a slow stage of a package when asked for',
      { asked: ['build'], targets: [x] },
      ['types', 'build plugins/x'],
    ],
    [
      'each path only where it belongs',
      { targets: [x, scripts] },
      [
        'types plugins/x',
        'reports plugins/x',
        'unit plugins/x',
        'node scripts',
      ],
    ],
    [
      'a full build for the journeys of a package',
      { asked: ['e2e'], targets: [x] },
      ['types', 'build', 'e2e plugins/x'],
    ],
  ]) {
    it(`selects ${title}`, () => {
      assert.deepEqual(names(asked), selected);
    });
  }
});
