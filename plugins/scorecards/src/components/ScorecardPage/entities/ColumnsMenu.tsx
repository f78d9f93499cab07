import {
  Button,
  MenuListBox,
  MenuListBoxItem,
  MenuTrigger,
} from '@backstage/ui';
import { RiLayoutColumnLine } from '@remixicon/react';
import { useScorecardsTranslation } from '../../../translation';

/** Columns beside the entity, which names the row and is always there. */
export const COLUMNS = [
  'tier',
  'owner',
  'level',
  'score',
  'missing',
  'since',
] as const;

/** Lets the person choose which columns there are. */
export function ColumnsMenu(props: {
  hidden: ReadonlySet<string>;
  onHide(columns: string[]): void;
}) {
  const { hidden, onHide } = props;
  const { t } = useScorecardsTranslation();
  return (
    <MenuTrigger>
      <Button
        variant="tertiary"
        size="small"
        iconStart={<RiLayoutColumnLine />}
      >
        {t('scorecard.columns')}
      </Button>
      <MenuListBox
        aria-label={t('scorecard.columns')}
        selectionMode="multiple"
        // It closes the menu, and does not hide all columns first.
        escapeKeyBehavior="none"
        selectedKeys={COLUMNS.filter(id => !hidden.has(id))}
        onSelectionChange={shown =>
          onHide(
            COLUMNS.filter(id => shown !== 'all' && !shown.has(id)).map(String),
          )
        }
      >
        {COLUMNS.map(id => (
          <MenuListBoxItem key={id} id={id} textValue={t(`scorecard.${id}`)}>
            {t(`scorecard.${id}`)}
          </MenuListBoxItem>
        ))}
      </MenuListBox>
    </MenuTrigger>
  );
}
