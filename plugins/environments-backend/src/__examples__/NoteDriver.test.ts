import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeDriverConformance } from '@groundwork/backstage-plugin-environments-node/testing';
import { NoteDriver } from './NoteDriver';

describeDriverConformance<string>({
  name: 'The driver of notes',
  open: ({ directory }) => directory,
  createDriver: directory => new NoteDriver(directory),
  desire: wanted => ({ spec: { text: wanted } }),
  inspect: async directory => {
    const names = (await readdir(directory)).sort();
    return Promise.all(
      names.map(async name => [
        name,
        await readFile(join(directory, name), 'utf8'),
      ]),
    );
  },
  verify: async ({ wanted, outputs, reveal }) => {
    const note = JSON.parse(await readFile(`${outputs.path}`, 'utf8'));
    expect(note.text).toBe(wanted);
    expect(note.token).toBe(reveal(outputs.token));
  },
  drift: async ({ outputs }) => {
    const path = `${outputs.path}`;
    const note = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...note, text: 'by hand' }));
  },
  remove: ({ outputs }) => rm(`${outputs.path}`),
  process: {
    script: join(__dirname, 'runNoteDriver.ts'),
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    args: directory => directory,
  },
});

describe('docs/environments/drivers.md', () => {
  it.each(['NoteDriver.ts', 'NoteDriver.test.ts', 'runNoteDriver.ts'])(
    'shows %s as it is tested',
    async name => {
      const docs = join(__dirname, '../../../../docs/environments/drivers.md');
      const source = await readFile(join(__dirname, name), 'utf8');
      // Of the test, what another driver's test would have.
      const [shown] = source.split("\ndescribe('docs/");

      expect(await readFile(docs, 'utf8')).toContain(shown.trim());
    },
  );
});
