import { canonicalJson } from '../engine/domain/digest';
import { Findings } from './types';

/** In words, how what would come of a request is not what it was before. */
export function whatChanged(before: Findings, after: Findings): string[] {
  const changes: string[] = [];
  const tell = (what: string, was: string, is: string) => {
    if (was !== is) {
      changes.push(`${what} was ${was || 'none'} and is ${is || 'none'}`);
    }
  };
  tell(
    'the version of the blueprint',
    String(before.blueprint.version),
    String(after.blueprint.version),
  );
  tell('the name', before.name, after.name);
  tell('the owner', before.owner ?? '', after.owner ?? '');
  tell('the ref', before.source?.ref ?? '', after.source?.ref ?? '');
  tell('the commit', before.source?.commit ?? '', after.source?.commit ?? '');
  tell('the cost per day', String(before.costPerDay), String(after.costPerDay));
  if (canonicalJson(before.inputs) !== canonicalJson(after.inputs)) {
    changes.push('the inputs are others');
  }
  for (const { name, changes: lines, action } of after.plan) {
    const known = before.plan.find(it => it.name === name);
    if (
      known?.action !== action ||
      known.changes.join('\n') !== lines.join('\n')
    ) {
      changes.push(`the plan of ${name} is another`);
    }
  }
  return changes.length > 0 ? changes : ['what would be made has changed'];
}
