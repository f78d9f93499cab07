import { RiInformationLine } from '@remixicon/react';
import { MaturityRemark } from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import remarkStyles from './Remarks.module.css';

/** What one has to know to read the numbers. */
export function Remarks(props: { remarks: MaturityRemark[] }) {
  const { remarks } = props;
  const { t } = useMaturityTranslation();
  return remarks.length === 0 ? null : (
    <ul className={remarkStyles.remarks} aria-label={t('shared.remarks')}>
      {remarks.map(({ code, text }) => (
        <li key={`${code} ${text}`}>
          <RiInformationLine size="1.1em" aria-hidden /> {text}
        </li>
      ))}
    </ul>
  );
}
