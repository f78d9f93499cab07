import { useState } from 'react';
import {
  Button,
  ButtonIcon,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { RiTableLine } from '@remixicon/react';
import {
  DataColumn,
  DataTable,
  formatDay,
  formatShare,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  LevelDefinition,
  TrendPoint,
} from '@groundwork/backstage-plugin-scorecards-common';
import { levelNameOf } from '../../logic/checks';
import { isNothingKnown } from '../../logic/score';
import { trendOf } from '../../logic/trend';
import { useScorecardsTranslation } from '../../translation';
import { ScoreTrendLine } from './ScoreTrendLine';
import styles from './shared.module.css';

interface TrendProps {
  title: string;
  levels: LevelDefinition[];
  points: TrendPoint[];
}

function useColumns(levels: LevelDefinition[]): DataColumn<TrendPoint>[] {
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const share = (value: number | undefined) =>
    value === undefined ? '–' : formatShare(value, locale);
  return [
    {
      id: 'day',
      title: t('shared.day'),
      cell: ({ day }) => formatDay(new Date(day), locale, 'UTC'),
    },
    {
      id: 'score',
      title: t('shared.score'),
      isNumber: true,
      cell: ({ score, coverage }) =>
        isNothingKnown(coverage)
          ? t('shared.nothingKnown')
          : `${share(score)} (${t('shared.coverage', {
              coverage: share(coverage),
            })})`,
    },
    {
      id: 'entities',
      title: t('shared.entitiesTitle'),
      isNumber: true,
      isSecondary: true,
      cell: ({ entities }) => entities,
    },
    ...[0, ...levels.map(({ level }) => level)].map(level => ({
      id: `level-${level}`,
      title: levelNameOf(level, levels) ?? t('shared.noLevel'),
      isNumber: true,
      isSecondary: true,
      cell: ({ byLevel }: TrendPoint) => byLevel[level] ?? '–',
    })),
  ];
}

function TrendDialog(props: TrendProps & { onClose(): void }) {
  const { title, levels, points, onClose } = props;
  const { t } = useScorecardsTranslation();
  const columns = useColumns(levels);
  const heading = t('shared.trendTitle', { title });
  return (
    <Dialog isOpen width={720} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{heading}</DialogHeader>
      <DialogBody>
        <DataTable
          label={heading}
          columns={columns}
          rows={[...points].reverse()}
          keyOf={({ day }) => day}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('shared.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** How the score of a scorecard went, as a line and, on demand, as a table. */
export function TrendOfScorecard(
  props: TrendProps & { width?: number; height?: number },
) {
  const { points, width, height } = props;
  const { t } = useScorecardsTranslation();
  const [isOpen, setOpen] = useState(false);
  const trend = trendOf(points);
  return (
    <span className={styles.trend}>
      <ScoreTrendLine trend={trend} width={width} height={height} />
      {trend && (
        <ButtonIcon
          variant="tertiary"
          size="small"
          icon={<RiTableLine />}
          aria-label={t('shared.trendTable')}
          onPress={() => setOpen(true)}
        />
      )}
      {isOpen && <TrendDialog {...props} onClose={() => setOpen(false)} />}
    </span>
  );
}
