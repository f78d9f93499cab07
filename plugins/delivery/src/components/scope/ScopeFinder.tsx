import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Combobox, useAsyncList } from '@backstage/ui';
import { useDeliveryTranslation } from '../../translation';
import { findScopes, repositoryOption, ScopeOption } from './findScopes';

/** Waits for the next letter before the catalog is asked. */
const TYPING_PAUSE_MS = 200;

/** Finds a team, system, component or repository by its name. */
export function ScopeFinder(props: {
  value: ScopeOption | undefined;
  onChange(scope: string): void;
}) {
  const { onChange } = props;
  const { t } = useDeliveryTranslation();
  const catalogApi = useApi(catalogApiRef);
  const [chosen, setChosen] = useState<ScopeOption>();
  // Its title may be read anew meanwhile. Another text in the field would be
  // taken for a search, and open the list again.
  const value = chosen?.id === props.value?.id ? chosen : props.value;
  const options = useAsyncList<ScopeOption>({
    async load({ filterText = '', signal }) {
      await new Promise(resolve => setTimeout(resolve, TYPING_PAUSE_MS));
      if (signal.aborted) {
        return { items: [] };
      }
      // What is chosen already is no text to look for.
      const text = filterText === value?.label ? '' : filterText;
      return {
        items: [
          ...(await findScopes(catalogApi, text)),
          ...repositoryOption(text, t('shared.repository')),
        ],
      };
    },
  });
  return (
    <Combobox
      aria-label={t('shared.scopeFinder')}
      placeholder={t('shared.scopePlaceholder')}
      options={options}
      search={{ mode: 'server' }}
      value={value ?? null}
      onChange={option => {
        if (option) {
          setChosen({ id: option.id, label: option.label });
          onChange(option.id);
        }
      }}
    />
  );
}
