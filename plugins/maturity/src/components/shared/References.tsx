import {
  ExternalLink,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ReferenceLine } from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import { CapabilityName } from './CapabilityName';
import styles from './shared.module.css';

/** Lines of one publication together, in the order in which they came. */
function bySource(references: ReferenceLine[]): ReferenceLine[][] {
  const groups = new Map<string, ReferenceLine[]>();
  for (const line of references) {
    const key = JSON.stringify([line.source, line.year, line.url]);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

/** What others published: to see one's own numbers beside, not to be graded by. */
export function References(props: { references: ReferenceLine[] }) {
  const { references } = props;
  const { t } = useMaturityTranslation();
  return references.length === 0 ? null : (
    <PanelFrame
      title={t('organisation.references')}
      meta={<span className={styles.tag}>{t('shared.context')}</span>}
    >
      <div className={styles.body}>
        <ul className={styles.references}>
          {bySource(references).map(lines => (
            <li key={lines[0].id}>
              <ExternalLink href={lines[0].url}>
                {t('shared.sourceYear', {
                  source: lines[0].source,
                  year: `${lines[0].year}`,
                })}
              </ExternalLink>
              <ul className={styles.lines}>
                {lines.map(({ id, capability, text }) => (
                  <li key={id}>
                    {text}
                    {capability && (
                      <span className={styles.below}>
                        <CapabilityName capability={capability} />
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </PanelFrame>
  );
}
