import { failed, passed } from '../summary.mjs';
import { excerpt } from '../text.mjs';

/**
 * The TypeScript compiler over the whole workspace. Its declarations, in
 * dist-types, are what `api-reports` and `build` start from.
 */
export const types = {
  name: 'types',
  cores: 1,
  accepts: ({ packageName }) => packageName !== undefined,
  async run({ tool }) {
    const { ok, how, output } = await tool('tsc', ['--pretty', 'false']);
    return ok ? passed() : failed(`tsc ${how}`, excerpt(output, { head: 80 }));
  },
};
