/**
 * Signs of AI tools, each exact: an id, an address, a trailer or the beginning
 * of a branch's name. Names and domains are no signs: people are called Devin,
 * and work at the companies that make the tools.
 *
 * Confidences are starting values. That of a trailer is its measured precision.
 */

/** What a table below says of a sign. */
export interface Signal {
  /** Undefined where it tells that a tool was used, but not which. */
  tool?: string;
  /** Where it is less sure than its place makes it. */
  confidence?: number;
}

/** How sure a sign is by its place, from 0 to 1. */
export const CONFIDENCE = {
  /** Written line by line as the tool worked. */
  note: 0.99,
  author: 0.95,
  /** Measured in a repository with notes for all of its commits. */
  trailer: 0.92,
  /** Also set by whoever rebases what another has written. */
  committer: 0.8,
  /** Somebody said so of the whole change, perhaps by habit. */
  label: 0.7,
  /** Anyone may name a branch so. */
  branch: 0.5,
} as const;

/** Numeric ids of GitHub accounts, from `<id>+<name>@users.noreply.github.com`. */
export const GITHUB_ACCOUNTS: ReadonlyMap<string, Signal> = new Map([
  ['198982749', { tool: 'copilot' }],
  ['223556219', { tool: 'copilot' }],
  ['175728472', { tool: 'copilot' }],
  ['209825114', { tool: 'claude-code' }],
  ['158243242', { tool: 'devin' }],
  ['199175422', { tool: 'codex' }],
  ['161369871', { tool: 'jules' }],
  ['176961590', { tool: 'gemini-code-assist' }],
]);

/** Whole addresses, in lower case. */
export const ADDRESSES: ReadonlyMap<string, Signal> = new Map<string, Signal>([
  ['noreply@anthropic.com', { tool: 'claude-code' }],
  // For some weeks of 2026 an editor added it unless it was told not to.
  ['copilot@github.com', { tool: 'copilot', confidence: 0.6 }],
  ['cursoragent@cursor.com', { tool: 'cursor' }],
  ['noreply@openai.com', { tool: 'codex' }],
  ['codex@openai.com', { tool: 'codex' }],
  ['amp@ampcode.com', { tool: 'amp' }],
  ['noreply@aider.chat', { tool: 'aider' }],
  ['noreply@opencode.ai', { tool: 'opencode' }],
  ['windsurf@codeium.com', { tool: 'windsurf' }],
  ['noreply@cline.bot', { tool: 'cline' }],
]);

/** Trailers that only a tool writes, by their key in lower case. */
export const TOOL_TRAILERS: ReadonlyMap<string, Signal & { value: RegExp }> =
  new Map<string, Signal & { value: RegExp }>([
    [
      'claude-session',
      { tool: 'claude-code', value: /^https:\/\/claude\.ai\/code\/session_\w/ },
    ],
    ['amp-thread-id', { tool: 'amp', value: /\S/ }],
    ['replit-commit-author', { tool: 'replit', value: /^Agent$/ }],
    ['replit-commit-session-id', { tool: 'replit', value: /\S/ }],
    // It records the sessions of whichever tool is used.
    ['entire-checkpoint', { value: /\S/ }],
    ['entire-session', { value: /\S/ }],
  ]);

/** Trailers whose value names who took part, by their key in lower case. */
export const PARTICIPANT_TRAILERS: ReadonlySet<string> = new Set([
  'co-authored-by',
  'assisted-by',
]);

/**
 * The tool of an `Assisted-by: AGENT:MODEL [tools]`. Anything else that follows
 * the key may as well be a person.
 *
 * @see https://docs.kernel.org/process/coding-assistants.html
 */
export const ASSISTED_BY = /^([A-Za-z][\w.-]{0,63}):[A-Za-z0-9][\w.-]*(?:\s|$)/;

/** Free-form in the wild, so less sure than other trailers. */
export const ASSISTED_BY_CONFIDENCE = 0.85;

/** How branches begin that tools make. */
export const BRANCH_PREFIXES: ReadonlyMap<string, Signal> = new Map([
  ['claude/', { tool: 'claude-code' }],
  ['cursor/', { tool: 'cursor' }],
  ['codex/', { tool: 'codex' }],
]);

/**
 * What labels of a change say of how it came about, in lower case and without
 * spaces after the colon.
 */
export const LABELS: ReadonlyMap<string, 'assisted' | 'human'> = new Map([
  ['ai', 'assisted'],
  ['ai:assisted', 'assisted'],
  ['ai-assisted', 'assisted'],
  ['ai-generated', 'assisted'],
  ['ai:none', 'human'],
  ['no-ai', 'human'],
  ['human-written', 'human'],
]);

/** What notes and trailers call a tool that is called otherwise above. */
export const TOOL_ALIASES: ReadonlyMap<string, string> = new Map([
  ['claude', 'claude-code'],
  ['github-copilot', 'copilot'],
  ['copilot-cli', 'copilot'],
  ['gemini', 'gemini-code-assist'],
]);

/** Addresses of programs that are no AI tools, and make changes by themselves. */
export const BOT_ADDRESSES: ReadonlySet<string> = new Set([
  'bot@renovateapp.com',
  'support@dependabot.com',
]);
