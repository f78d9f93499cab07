import {
  DeploymentResource,
  DeploymentVerdict,
} from '@groundwork/backstage-plugin-environments-common';
import {
  StatusMark,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { formatMoney } from '../../../logic/amounts';
import { useEnvironmentsTranslation } from '../../../translation';
import { Fact } from './Fact';

/** What a deployment makes and removes, and what the stage costs then. */
export function ResourceFacts(props: {
  verdict: Pick<DeploymentVerdict, 'resources' | 'cost'>;
}) {
  const { resources, cost } = props.verdict;
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  const named = (action: DeploymentResource['action']) =>
    resources
      .filter(it => it.action === action)
      .map(({ name, type }) => `${name} (${type})`)
      .join(', ');
  const made = named('create');
  const losses = [
    ['deployments.replaces', named('replace')],
    ['deployments.removes', named('destroy')],
  ] as const;
  return (
    <>
      {made && <Fact name={t('deployments.makes')}>{made}</Fact>}
      {losses.map(
        ([name, lost]) =>
          lost && (
            <Fact key={name} name={t(name)}>
              <StatusMark tone="negative">{lost}</StatusMark>
            </Fact>
          ),
      )}
      {cost && cost.perDay !== cost.perDayBefore && (
        <Fact name={t('deployments.cost')}>
          {t('deployments.costChange', {
            perDay: formatMoney(cost.perDay, cost.currency, locale),
            before: formatMoney(cost.perDayBefore, cost.currency, locale),
          })}
        </Fact>
      )}
    </>
  );
}
