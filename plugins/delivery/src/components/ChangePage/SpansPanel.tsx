import { ChangeSpan } from '@groundwork/backstage-plugin-delivery-common';
import {
  DataTable,
  Moment,
  PanelFrame,
  useNow,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { lanesOf, PlacedSpan } from '../../logic/spans';
import { useDeliveryTranslation } from '../../translation';
import { WithTable } from '../charts';
import { EntityOrText } from '../shared';
import styles from './ChangePage.module.css';

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

function Lane(props: { spans: PlacedSpan[] }) {
  const { t } = useDeliveryTranslation();
  const { text } = useAmounts();
  return (
    <span className={styles.lane}>
      {props.spans.map(({ span, start, length, milliseconds }) => (
        <span
          key={`${span.kind} ${span.start} ${span.component}`}
          className={styles.span}
          data-kind={span.kind}
          title={`${t(`stages.${span.kind}`)}: ${text(
            milliseconds,
            'milliseconds',
          )}`}
          style={{
            insetInlineStart: percent(start),
            inlineSize: percent(length),
          }}
        />
      ))}
    </span>
  );
}

function SpanTable(props: { spans: PlacedSpan[] }) {
  const { t } = useDeliveryTranslation();
  const { text } = useAmounts();
  const keyOf = ({ stage, kind, start, component }: ChangeSpan) =>
    [stage, kind, start, component].join(' ');
  return (
    <DataTable<PlacedSpan>
      label={t('change.spans')}
      rows={props.spans}
      keyOf={({ span }) => keyOf(span)}
      columns={[
        {
          id: 'stage',
          title: t('stages.stage'),
          cell: ({ span }) =>
            `${t(`stages.name.${span.stage}`)}: ${t(`stages.${span.kind}`)}`,
        },
        {
          id: 'length',
          title: t('change.length'),
          isNumber: true,
          cell: ({ span, milliseconds }) =>
            span.end
              ? text(milliseconds, 'milliseconds')
              : t('constraint.soFar', {
                  hours: text(milliseconds, 'milliseconds'),
                }),
        },
        {
          id: 'start',
          title: t('change.start'),
          isSecondary: true,
          cell: ({ span }) => <Moment value={span.start} />,
        },
        {
          id: 'end',
          title: t('change.end'),
          isSecondary: true,
          cell: ({ span }) => (span.end ? <Moment value={span.end} /> : '–'),
        },
        {
          id: 'component',
          title: t('shared.component'),
          isSecondary: true,
          cell: ({ span }) =>
            span.component && <EntityOrText name={span.component} />,
        },
      ]}
    />
  );
}

/** Where the time of a change went: a lane for each stage. */
export function SpansPanel(props: { spans: ChangeSpan[] }) {
  const { t } = useDeliveryTranslation();
  const { text } = useAmounts();
  const lanes = lanesOf(props.spans, useNow());
  const sumOf = (spans: PlacedSpan[], kind: ChangeSpan['kind']) =>
    spans
      .filter(({ span }) => span.kind === kind)
      .reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return (
    <PanelFrame title={t('change.spans')}>
      <div className={styles.body}>
        {lanes.length === 0 ? (
          <p className={styles.aside}>{t('change.noSpans')}</p>
        ) : (
          <WithTable
            title={t('change.spans')}
            chart={
              <ol className={styles.lanes} aria-label={t('change.spans')}>
                {lanes.map(({ stage, spans }) => (
                  <li key={stage} className={styles.row}>
                    <span>{t(`stages.name.${stage}`)}</span>
                    <Lane spans={spans} />
                    <span className={styles.aside}>
                      {t('stages.parts', {
                        queue: text(sumOf(spans, 'queue'), 'milliseconds'),
                        touch: text(sumOf(spans, 'touch'), 'milliseconds'),
                      })}
                    </span>
                  </li>
                ))}
              </ol>
            }
            table={<SpanTable spans={lanes.flatMap(({ spans }) => spans)} />}
          />
        )}
      </div>
    </PanelFrame>
  );
}
