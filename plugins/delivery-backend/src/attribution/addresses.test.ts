import { isBotAddress } from './addresses';
import { isBot } from './attribute';

const GITHUB = 'users.noreply.github.com';

describe('isBot', () => {
  it.each([
    [`49699333+dependabot[bot]@${GITHUB}`, true],
    [`29139614+renovate[bot]@${GITHUB}`, true],
    ['bot@renovateapp.com', true],
    ['project_12_bot_0a1b@noreply.gitlab.acme.test', true],
    // What a tool is asked for is no change by a bot.
    [`158243242+devin-ai-integration[bot]@${GITHUB}`, false],
    [`1+ada@${GITHUB}`, false],
    ['dependabot[bot]@acme.test', false],
    ['ada@acme.test', false],
  ])('%s: %s', (email, expected) => {
    expect(isBotAddress(email)).toBe(expected);
    expect(isBot({ email })).toBe(expected);
  });

  it('is not said of nobody', () => {
    expect(isBot(undefined)).toBe(false);
  });
});
