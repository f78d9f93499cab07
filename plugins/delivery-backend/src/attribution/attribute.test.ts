import fc from 'fast-check';
import { attribute } from './attribute';
import { CommitTraces } from './types';

const person = (email: string, name = 'Ada') => ({ name, email });

const commit = (traces: Partial<CommitTraces> = {}): CommitTraces => ({
  author: person('ada@acme.test'),
  committer: person('noreply@github.com', 'GitHub'),
  trailers: [],
  ...traces,
});

const trailer = (key: string, value: string) =>
  commit({ trailers: [{ key, value }] });

const note = (ai: number, human: number, tool = 'claude') =>
  [
    'a',
    ...(ai > 0 ? [`  s_1::t_1 1-${ai}`] : []),
    ...(human > 0 ? [`  h_1 1-${human}`] : []),
    '---',
    JSON.stringify({
      schema_version: 'authorship/3.0.0',
      sessions: { s_1: { agent_id: { tool } } },
    }),
  ].join('\n');

const UNDECLARED = {
  cohort: 'undeclared',
  confidence: 0,
  evidence: [],
  unreadableNotes: [],
};

const GITHUB = 'users.noreply.github.com';

// Ids, addresses and counterexamples were seen in the histories of public repositories.
describe('attribute', () => {
  it.each([
    [`198982749+Copilot@${GITHUB}`, 'copilot'],
    [`223556219+Copilot@${GITHUB}`, 'copilot'],
    [`175728472+Copilot@${GITHUB}`, 'copilot'],
    [`158243242+devin-ai-integration[bot]@${GITHUB}`, 'devin'],
    [`199175422+chatgpt-codex-connector[bot]@${GITHUB}`, 'codex'],
    [`161369871+google-labs-jules[bot]@${GITHUB}`, 'jules'],
    [`176961590+gemini-code-assist[bot]@${GITHUB}`, 'gemini-code-assist'],
    [`209825114+renamed[bot]@${GITHUB}`, 'claude-code'],
    ['noreply@anthropic.com', 'claude-code'],
    ['CursorAgent@cursor.com', 'cursor'],
    ['noreply@openai.com', 'codex'],
    ['codex@openai.com', 'codex'],
    ['amp@ampcode.com', 'amp'],
    ['noreply@aider.chat', 'aider'],
    ['noreply@opencode.ai', 'opencode'],
    ['windsurf@codeium.com', 'windsurf'],
    ['noreply@cline.bot', 'cline'],
  ])('knows %s as author, committer and in a trailer', (email, tool) => {
    const author = person(email);
    expect(attribute([commit({ author })])).toMatchObject({
      cohort: 'assisted',
      tool,
      confidence: 0.95,
      evidence: [{ place: 'author', text: email }],
    });
    expect(attribute([commit({ committer: author })])).toMatchObject({
      tool,
      confidence: 0.8,
      evidence: [{ place: 'committer' }],
    });
    expect(
      attribute([trailer('co-authored-by', `Some <One> <${email}>`)]),
    ).toMatchObject({
      tool,
      confidence: 0.92,
      evidence: [{ place: 'trailer' }],
    });
  });

  it.each([
    ['Devin Villarosa', 'devin@villarosa.test'],
    ['Someone', 'someone@cline.bot'],
    ['Claude', `41898282+claude[bot]@${GITHUB}`],
    ['Copilot', `1234+Copilot@${GITHUB}`],
    ['Copilot', `Copilot@${GITHUB}`],
    ['Claude', 'claude@anthropic.com'],
    ['Claude', 'noreply@anthropic.com.evil.test'],
    ['Codex', 'xnoreply@openai.com'],
    ['Kelvin', 'noreply@o\u1e57enai.com'],
    ['x', ''],
    ['x', 'noreply@anthropic.com '.repeat(1_000)],
  ])('does not take %s <%.60s> for a tool', (name, email) => {
    const author = person(email, name);
    expect(attribute([commit({ author, committer: author })])).toEqual(
      UNDECLARED,
    );
    expect(
      attribute([trailer('Co-authored-by', `${name} <${email}>`)]),
    ).toEqual(UNDECLARED);
  });

  it('is less sure of an address that an editor once added unasked', () => {
    const author = person('copilot@github.com');
    expect(attribute([commit({ author })])).toMatchObject({
      tool: 'copilot',
      confidence: 0.6,
    });
  });

  it.each([
    [
      'Claude-Session',
      'https://claude.ai/code/session_01A',
      'claude-code',
      0.92,
    ],
    ['Amp-Thread-ID', 'T-1', 'amp', 0.92],
    ['Replit-Commit-Author', 'Agent', 'replit', 0.92],
    ['Replit-Commit-Session-Id', '1', 'replit', 0.92],
    ['Entire-Checkpoint', '1', undefined, 0.92],
    ['Entire-Session', '1', undefined, 0.92],
    // https://docs.kernel.org/process/coding-assistants.html
    [
      'Assisted-by',
      'Claude:claude-3-opus coccinelle sparse',
      'claude-code',
      0.85,
    ],
    ['ASSISTED-BY', 'Zed-Agent:x.1', 'zed-agent', 0.85],
    ['Assisted-by', 'x <noreply@aider.chat>', 'aider', 0.92],
  ])('knows the trailer %s: %s', (key, value, tool, confidence) => {
    const found = attribute([trailer(key, value)]);
    expect(found).toMatchObject({ cohort: 'assisted', confidence });
    expect(found.tool).toBe(tool);
  });

  it.each([
    ['Claude-Session', 'yes'],
    ['Replit-Commit-Author', 'Ada'],
    ['Amp-Thread-ID', ' '],
    ['Assisted-by', 'Ada <ada@acme.test>'],
    ['Assisted-by', 'https://acme.test/ada'],
    ['Signed-off-by', 'Claude <noreply@anthropic.com>'],
    ['Reviewed-by', `Copilot <198982749+Copilot@${GITHUB}>`],
    ['__proto__', 'x'],
  ])('makes nothing of the trailer %s: %s', (key, value) => {
    expect(attribute([trailer(key, value)])).toEqual(UNDECLARED);
  });

  it.each([
    ['claude/fix-it', 'claude-code'],
    ['cursor/fix-it', 'cursor'],
    ['codex/fix-it', 'codex'],
  ])('half believes the branch %s', (branch, tool) => {
    expect(attribute([commit()], { branch })).toMatchObject({
      cohort: 'assisted',
      tool,
      confidence: 0.5,
    });
  });

  it('makes nothing of other branches', () => {
    expect(attribute([commit()], { branch: 'feature/claude/x' })).toEqual(
      UNDECLARED,
    );
  });

  it.each([
    ['ai', 'assisted'],
    ['AI: assisted', 'assisted'],
    ['ai:assisted', 'assisted'],
    ['ai-assisted', 'assisted'],
    ['AI-Generated', 'assisted'],
    ['ai: none', 'human'],
    ['AI:None', 'human'],
    ['no-ai', 'human'],
    ['Human-Written', 'human'],
  ])('takes the label %s for %s', (label, cohort) => {
    expect(attribute([commit()], { labels: ['bug', label] })).toEqual({
      cohort,
      confidence: 0.7,
      evidence: [{ place: 'label', cohort, confidence: 0.7, text: label }],
      unreadableNotes: [],
    });
  });

  it.each(['air', 'ai: perhaps', 'not-ai', 'human', 'ai:', ''])(
    'makes nothing of the label %j',
    label => {
      expect(attribute([commit()], { labels: [label] })).toEqual(UNDECLARED);
    },
  );

  it('believes a label more than a branch, and less than a trailer', () => {
    const labels = ['ai: none'];
    const branch = 'claude/fix-it';

    expect(attribute([commit()], { labels, branch })).toMatchObject({
      cohort: 'human',
      confidence: 0.7,
      evidence: [{ place: 'label' }, { place: 'branch', cohort: 'assisted' }],
    });
    expect(
      attribute([trailer('Amp-Thread-ID', 'T-1')], { labels, branch }),
    ).toMatchObject({ cohort: 'assisted', tool: 'amp', confidence: 0.92 });
  });

  it('takes what is labelled as both for assisted', () => {
    for (const labels of [
      ['no-ai', 'ai'],
      ['ai', 'no-ai'],
    ]) {
      expect(attribute([commit()], { labels }).cohort).toBe('assisted');
    }
  });

  it('adds to a label what notes say of people', () => {
    expect(
      attribute([commit({ note: note(0, 10) })], {
        labels: ['no-ai'],
        addedLines: 10,
      }),
    ).toMatchObject({
      cohort: 'human',
      confidence: 0.99,
      evidence: [{ place: 'note' }, { place: 'label' }],
    });
  });

  it('believes notes before all else, and adds them up', () => {
    const author = person('cursoragent@cursor.com');
    const commits = [
      commit({ note: note(30, 10) }),
      commit({ author, note: note(0, 10) }),
    ];
    expect(
      attribute(commits, { branch: 'codex/x', addedLines: 60 }),
    ).toMatchObject({
      cohort: 'assisted',
      tool: 'claude-code',
      confidence: 0.99,
      evidence: [{ place: 'note' }, { place: 'author' }, { place: 'branch' }],
      // 30 of 60 lines
      lineShare: 0.5,
    });
    // 30 of 30 + 10 + 10 lines
    expect(attribute(commits).lineShare).toBe(0.6);
  });

  it.each([
    ['all lines that are added', 10, 10, 'human'],
    ['all but one', 9, 10, 'undeclared'],
    ['lines of a change of unknown size', 10, undefined, 'undeclared'],
    ['none of a change that adds none', 0, 0, 'undeclared'],
  ])('takes notes of people for %s', (_, human, addedLines, cohort) => {
    const context = addedLines === undefined ? {} : { addedLines };
    expect(
      attribute([commit({ note: note(0, human) })], context),
    ).toMatchObject({
      cohort,
    });
  });

  it('takes no change for human where anything speaks for a tool', () => {
    expect(
      attribute([commit({ note: note(0, 10) })], {
        branch: 'claude/x',
        addedLines: 10,
      }),
    ).toMatchObject({ cohort: 'assisted', lineShare: 0 });
  });

  it('says which notes it could not read', () => {
    expect(attribute([commit({ note: 'hello' })])).toEqual({
      ...UNDECLARED,
      unreadableNotes: ["the note has no line '---' before its metadata"],
    });
  });

  it('stays within bounds whatever commits say', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'noreply@anthropic.com',
        'Assisted-by',
        'A:b',
        'Amp-Thread-ID',
      ),
    );
    const traces = fc.record({
      author: fc.record({ name: text, email: text }),
      committer: fc.record({ name: text, email: text }),
      trailers: fc.array(fc.record({ key: text, value: text })),
      note: fc.oneof(text, fc.constant(note(3, 4))),
    });
    fc.assert(
      fc.property(
        fc.array(traces),
        text,
        fc.nat(),
        (commits, branch, addedLines) => {
          const found = attribute(commits, { branch, addedLines });
          expect(found.evidence.length).toBeLessThanOrEqual(20);
          expect(found.confidence).toBeGreaterThanOrEqual(0);
          expect(found.confidence).toBeLessThan(1);
          expect(found.cohort === 'undeclared').toBe(
            found.evidence.length === 0,
          );
          expect(found.lineShare ?? 0).toBeLessThanOrEqual(1);
          // The order in which commits come says nothing.
          expect(
            attribute([...commits].reverse(), { branch, addedLines }).cohort,
          ).toBe(found.cohort);
        },
      ),
    );
  });
});
