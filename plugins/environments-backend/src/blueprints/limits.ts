import { ReadYamlOptions } from '@groundwork/backstage-plugin-groundwork-node/yaml';

/** What a text with blueprints may hold. Nobody writes as much by hand. */
export const TEXT_LIMITS: ReadYamlOptions = {
  what: 'blueprints',
  maxBytes: 512 * 1024,
  maxDocuments: 50,
  maxLexemes: 50_000,
};

/** Of a folder with blueprints. */
export const MAX_FILES = 500;
