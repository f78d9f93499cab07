import { RiInformationLine } from '@remixicon/react';
import { Remark } from '@groundwork/backstage-plugin-delivery-common';
import { useDeliveryTranslation } from '../../translation';
import remarkStyles from './Remarks.module.css';

/** What one has to know to read the numbers. */
export function Remarks(props: { remarks: Remark[] }) {
  const { remarks } = props;
  const { t } = useDeliveryTranslation();
  return remarks.length === 0 ? null : (
    <ul className={remarkStyles.remarks} aria-label={t('shared.remarks')}>
      {remarks.map(({ code, text }) => (
        <li key={code}>
          <RiInformationLine size="1.1em" aria-hidden /> {text}
        </li>
      ))}
    </ul>
  );
}
