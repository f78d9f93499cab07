import { useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  defaultEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Combobox, useAsyncList } from '@backstage/ui';
import { useDeliveryTranslation } from '../../translation';

/** Waits for the next letter before the catalog is asked. */
const TYPING_PAUSE_MS = 200;

/** As many as one reads through before typing another letter. */
const LIMIT = 20;

interface Option {
  id: string;
  label: string;
}

/** Finds a component of the catalog by its name. */
export function ComponentField(props: {
  label: string;
  onChange(component: string | undefined): void;
}) {
  const { label, onChange } = props;
  const { t } = useDeliveryTranslation();
  const catalogApi = useApi(catalogApiRef);
  const [chosen, setChosen] = useState<Option>();
  const options = useAsyncList<Option>({
    async load({ filterText = '', signal }) {
      await new Promise(resolve => setTimeout(resolve, TYPING_PAUSE_MS));
      if (signal.aborted) {
        return { items: [] };
      }
      // What is chosen already is no text to look for.
      const term = filterText === chosen?.label ? '' : filterText.trim();
      const { items } = await catalogApi.queryEntities({
        filter: { kind: 'component' },
        fields: ['kind', 'metadata'],
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        fullTextFilter: term
          ? { term, fields: ['metadata.name', 'metadata.title'] }
          : undefined,
        limit: LIMIT,
      });
      return {
        items: items.map(entity => ({
          id: stringifyEntityRef(entity),
          label: defaultEntityPresentation(entity).primaryTitle,
        })),
      };
    },
  });
  return (
    <Combobox
      label={label}
      placeholder={t('shared.componentPlaceholder')}
      options={options}
      search={{ mode: 'server' }}
      value={chosen ?? null}
      onChange={option => {
        const next = option
          ? { id: option.id, label: option.label }
          : undefined;
        setChosen(next);
        onChange(next?.id);
      }}
    />
  );
}
