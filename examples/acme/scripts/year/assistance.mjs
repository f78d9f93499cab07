/**
 * How changes come about, and what they say of it. All of it is known here, so
 * that what the product finds from labels alone can be held against it.
 */
export const ASSISTANCE = {
  /** Of changes by people, at the beginning and at the end of the year. */
  share: { first: 0.12, last: 0.55 },
  /** Which part of assisted changes says so. */
  recall: 0.6,
  /** Which part of the changes that say so are. */
  precision: 0.92,
  /** Which part of the others says that no tool was used. */
  declaresHuman: 0.1,
  /** How likely a change by people breaks what it is deployed to. */
  failureRate: 0.08,
  /** How much likelier an assisted one does. */
  failureFactor: 1.6,
  /** How much larger an assisted one is. */
  sizeFactor: 1.8,
};

/** What tools leave behind, each by its exact address or form. */
const TRAILERS = [
  ['claude-code', 'Co-authored-by: Claude <noreply@anthropic.com>', 5],
  ['cursor', 'Co-authored-by: Cursor <cursoragent@cursor.com>', 2],
  ['codex', 'Co-authored-by: Codex <noreply@openai.com>', 1],
  [
    'copilot',
    'Co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>',
    2,
  ],
  ['claude-code', 'Assisted-by: Claude:claude-opus-4-5', 1],
];

export const DECLARES_HUMAN_LABEL = 'ai: none';

function shareAt(progress) {
  const { first, last } = ASSISTANCE.share;
  return first + (last - first) * progress;
}

/** How likely a change without a tool has a trailer, so that precision holds. */
function wrongLabelRate(share) {
  const { recall, precision } = ASSISTANCE;
  return ((recall * share) / (1 - share)) * ((1 - precision) / precision);
}

/**
 * @param {{ progress: number, random: ReturnType<typeof import('../history/random.mjs').createRandom> }} of
 * @returns {{ isAssisted: boolean, trailer?: string, tool?: string, declaresHuman: boolean, fails: boolean }}
 */
export function drawAssistance({ progress, random }) {
  const share = shareAt(progress);
  const isAssisted = random.chance(share);
  const labelled = random.next();
  const tool = random.weighted(
    TRAILERS.map(([name, trailer, weight]) => [{ name, trailer }, weight]),
  );
  const declares = random.chance(ASSISTANCE.declaresHuman);
  const failure = random.next();
  const hasTrailer =
    labelled < (isAssisted ? ASSISTANCE.recall : wrongLabelRate(share));
  const { failureRate, failureFactor } = ASSISTANCE;
  return {
    isAssisted,
    ...(hasTrailer && { trailer: tool.trailer, tool: tool.name }),
    declaresHuman: !isAssisted && !hasTrailer && declares,
    fails: failure < failureRate * (isAssisted ? failureFactor : 1),
  };
}
