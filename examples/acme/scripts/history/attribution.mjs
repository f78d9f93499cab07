import { createHash } from 'node:crypto';
import { robotOf } from './people.mjs';

const COPILOT = robotOf(
  'Copilot',
  '198982749+Copilot@users.noreply.github.com',
);
const DEVIN = robotOf(
  'devin-ai-integration[bot]',
  '158243242+devin-ai-integration[bot]@users.noreply.github.com',
);

const CLAUDE = 'Co-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>';

function sessionLink(random) {
  const id = createHash('sha256').update(random.hex(16)).digest('base64url');
  const letters = id.replace(/[-_]/g, '').slice(0, 24);
  return `Claude-Session: https://claude.ai/code/session_${letters}`;
}

/**
 * What each tool leaves behind in a commit.
 *
 * `branch` is the prefix of its branches, `author` set where the tool commits
 * in its own name, and then the person who asked for it is a co-author.
 */
export const TOOLS = {
  claude: { branch: 'claude', trailers: () => [CLAUDE] },
  'claude-session': {
    branch: 'claude',
    trailers: random => [sessionLink(random), CLAUDE],
  },
  'copilot-agent': { branch: 'copilot', author: COPILOT, trailers: () => [] },
  cursor: {
    branch: 'cursor',
    trailers: () => ['Co-authored-by: Cursor <cursoragent@cursor.com>'],
  },
  codex: {
    branch: 'codex',
    trailers: () => ['Co-authored-by: Codex <noreply@openai.com>'],
  },
  devin: { branch: 'devin', author: DEVIN, trailers: () => [] },
  'assisted-by': {
    trailers: () => ['Assisted-by: Claude:claude-opus-4-5'],
  },
};

/** Tools of the three teams; they chose differently. */
const HABITS = {
  'storefront-web': [
    ['cursor', 5],
    ['claude', 2],
    ['copilot-agent', 3],
    ['devin', 1],
  ],
  ordering: [
    ['claude', 5],
    ['claude-session', 2],
    ['copilot-agent', 2],
    ['codex', 2],
  ],
  'payments-core': [
    ['assisted-by', 5],
    ['claude', 3],
    ['copilot-agent', 1],
  ],
};

/** Whether a change was written with a tool that says so; `undefined` if not. */
export function chooseTool({ change, team, progress, random }) {
  if (change.ai === false || change.kind !== 'change') return undefined;
  if (change.ai) return change.ai;
  // Declared use grows over the year, from a fifth of changes to a half.
  const share = 0.2 + 0.3 * progress;
  return random.chance(share) ? random.weighted(HABITS[team]) : undefined;
}

/** Who a commit is by and which trailers it carries. */
export function attribute({ person, tool, random }) {
  if (!tool) return { author: person, trailers: [] };
  const { author, trailers } = TOOLS[tool];
  if (!author) return { author: person, trailers: trailers(random) };
  const asked = `Co-authored-by: ${person.name} <${person.email}>`;
  return { author, trailers: [asked, ...trailers(random)] };
}
