import { failed, passed } from '../summary.mjs';
import { excerpt } from '../text.mjs';

/** Prettier. */
export const format = {
  name: 'format',
  cores: 1,
  accepts: () => true,
  async run({ tool, cache, targets }) {
    const paths = targets.length > 0 ? targets.map(({ path }) => path) : ['.'];
    const { ok, how, output } = await tool('prettier', [
      ...['--check', '--loglevel', 'warn'],
      ...['--cache', '--cache-strategy', 'content'],
      ...['--cache-location', cache('prettier')],
      ...paths,
    ]);
    return ok
      ? passed()
      : failed(
          `prettier ${how}; ./dev prettier --write . mends the style`,
          excerpt(output),
        );
  },
};
