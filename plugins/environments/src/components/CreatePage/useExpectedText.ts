import { ExpectedTime } from '@groundwork/backstage-plugin-environments-common';
import { useLocale } from '@groundwork/backstage-plugin-groundwork-react';
import { formatSpan } from '../../logic/amounts';
import { useEnvironmentsTranslation } from '../../translation';

/** Says how long creating usually takes. */
export function useExpectedText(): (expected?: ExpectedTime) => string {
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  return expected =>
    expected
      ? t('create.usual', {
          p50: formatSpan(expected.p50Ms, locale),
          p90: formatSpan(expected.p90Ms, locale),
          n: `${expected.n}`,
        })
      : t('create.noUsual');
}
