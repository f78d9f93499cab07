import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  FACT_TYPES,
  FactType,
} from '@groundwork/backstage-plugin-scorecards-common';
import { FactDeclaration } from '@groundwork/backstage-plugin-scorecards-node/engine';

const DOCS = join(__dirname, '../../../../../docs/scorecards/facts.md');

/**
 * Facts that the documentation lists; tests of the collectors keep it in step with
 * what they declare.
 */
export function documentedFacts(): FactDeclaration[] {
  return readFileSync(DOCS, 'utf8')
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .flatMap(([, name = '', type = '']): FactDeclaration[] => {
      const [, id] = /^`([\w.]+)`$/.exec(name) ?? [];
      return id !== undefined && isFactType(type)
        ? [{ id, type, description: id, freshnessMs: 3_600_000 }]
        : [];
    });
}

function isFactType(type: string): type is FactType {
  return FACT_TYPES.some(it => it === type);
}
