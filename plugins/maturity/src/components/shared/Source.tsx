import { ExternalLink } from '@groundwork/backstage-plugin-groundwork-react';
import { ThresholdSource } from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';

const NAMES: Record<Exclude<ThresholdSource['kind'], 'ours'>, string> = {
  dora: 'DORA',
  cncf: 'CNCF',
  harness: 'Harness',
  duplocloud: 'DuploCloud',
  other: '',
};

/** Where a threshold comes from. */
export function Source(props: { of: ThresholdSource }) {
  const { kind, title, url, year } = props.of;
  const { t } = useMaturityTranslation();
  const name = kind === 'ours' ? t('shared.sourceOurs') : NAMES[kind];
  // Many a publication is called after who published it.
  const isNamed = !name || title?.startsWith(name);
  const text = title && !isNamed ? `${name}: ${title}` : title ?? name;
  const said =
    year === undefined
      ? text
      : t('shared.sourceYear', { source: text, year: `${year}` });
  return url ? <ExternalLink href={url}>{said}</ExternalLink> : <>{said}</>;
}
