import { InventoryStatus } from '@groundwork/backstage-plugin-environments-common';
import {
  DataTable,
  Emptiness,
  formatNumber,
  PanelFrame,
  RelativeTime,
  StatusMark,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import styles from '../ListPage/ListPage.module.css';

function State(props: { inventory: InventoryStatus }) {
  const { error, succeededAt } = props.inventory;
  const { t } = useEnvironmentsTranslation();
  if (error) {
    return (
      <>
        <StatusMark tone="negative">{t('orphans.inventoryFailed')}</StatusMark>
        <div className={styles.aside}>{error}</div>
      </>
    );
  }
  return succeededAt ? (
    <StatusMark tone="positive">{t('orphans.inventoryOk')}</StatusMark>
  ) : (
    <StatusMark tone="neutral">{t('orphans.inventoryWaits')}</StatusMark>
  );
}

/** What each driver was found to have, and when. */
export function InventoriesPanel(props: { inventories: InventoryStatus[] }) {
  const { inventories } = props;
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  return (
    <PanelFrame title={t('orphans.inventories')}>
      {inventories.length === 0 ? (
        <Emptiness
          title={t('orphans.inventoriesEmptyTitle')}
          advice={t('orphans.inventoriesEmptyAdvice')}
        />
      ) : (
        <DataTable
          label={t('orphans.inventories')}
          rows={inventories}
          keyOf={({ driver }) => driver}
          columns={[
            {
              id: 'driver',
              title: t('orphans.inventoryDriver'),
              cell: ({ driver }) => driver,
            },
            {
              id: 'state',
              title: t('orphans.inventoryState'),
              cell: inventory => <State inventory={inventory} />,
            },
            {
              id: 'succeeded',
              title: t('orphans.inventorySucceeded'),
              cell: ({ succeededAt }) =>
                succeededAt ? (
                  <RelativeTime value={succeededAt} />
                ) : (
                  t('orphans.inventoryNever')
                ),
            },
            {
              id: 'objects',
              title: t('orphans.inventoryObjects'),
              isNumber: true,
              isSecondary: true,
              cell: ({ objects }) => formatNumber(objects, locale),
            },
          ]}
        />
      )}
    </PanelFrame>
  );
}
