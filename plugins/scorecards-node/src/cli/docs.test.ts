import { readFileSync } from 'fs';
import { resolve } from 'path';
import { Workspace } from './__testUtils__/workspace';

const TEXT = readFileSync(
  resolve(__dirname, '../../../../docs/scorecards/check.md'),
  'utf8',
);

/** The blocks of code of a language, in their order. */
function blocksOf(language: string): string[] {
  return [
    ...TEXT.matchAll(
      new RegExp(`^\`\`\`${language}\\b.*\\n([\\s\\S]*?)^\`\`\`$`, 'gm'),
    ),
  ].map(match => match[1]);
}

describe('docs/scorecards/check.md', () => {
  const [scorecard] = blocksOf('yaml');
  const [facts] = blocksOf('json');
  const sessions = blocksOf('console');
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await Workspace.create();
    await workspace.write('scorecard.yaml', scorecard);
    await workspace.write('facts.json', facts);
    await workspace.write(
      'broken.yaml',
      scorecard
        .replace('repo.readmeBytes >=', 'repo.readmeByte >=')
        .replace(/(repo\.hasCi\n +level:) 2/, '$1 3'),
    );
  });

  afterAll(() => workspace.remove());

  it('shows what the command does', () => {
    expect(sessions).toHaveLength(4);
  });

  it.each(sessions.map(session => session.split(/\n([\s\S]*)/)))(
    '%s',
    async (command, output) => {
      expect(command).toMatch(/^\$ \.\/dev check /);
      const args = command.split(' ').slice(3);
      expect((await workspace.run(args)).stdout).toBe(output);
    },
  );
});
