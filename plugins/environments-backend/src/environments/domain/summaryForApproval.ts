import { Verdict } from '@groundwork/backstage-plugin-environments-common';
import { nameOf } from '../../deployments/words';
import { Findings } from '../../verdict/types';

/** What people who are to agree get to read, in lines. */
export function summaryForApproval(
  title: string,
  findings: Findings,
  { cost, source, plan, expiresAt }: Verdict,
): string[] {
  const { blueprint, owner } = findings;
  return [
    `${title}${
      owner === undefined ? '' : ` for ${nameOf(owner)}`
    }, from blueprint ${blueprint.id} version ${blueprint.version}`,
    ...(source
      ? [`${source.ref} of ${source.repository} (${source.commit})`]
      : []),
    ...Object.entries(findings.inputs).map(
      ([name, value]) => `Input ${name}: ${JSON.stringify(value)}`,
    ),
    ...plan.flatMap(({ name, driver, action, changes, unknown }) => [
      `${action} ${name} (${driver})`,
      ...changes.map(line => `  ${line}`),
      ...(unknown === undefined ? [] : [`  not known: ${unknown}`]),
    ]),
    `Costs ${cost.perDay.toFixed(2)} ${cost.currency} per day${
      cost.total === undefined
        ? ''
        : `, ${cost.total.toFixed(2)} ${cost.currency} until its end`
    }`,
    ...(expiresAt ? [] : ['Has no end']),
  ];
}
