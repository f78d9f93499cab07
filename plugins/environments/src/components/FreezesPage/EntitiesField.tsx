import { useEffect, useRef, useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  defaultEntityPresentation,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { ButtonIcon, Combobox, useAsyncList } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { EntityName } from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './FreezesPage.module.css';

/** Waits for the next letter before the catalog is asked. */
const TYPING_PAUSE_MS = 200;

/** As many as one reads through before typing another letter. */
const LIMIT = 20;

interface Option {
  id: string;
  label: string;
  description?: string;
}

/** Components, and the teams that own some. */
function useFound() {
  const catalogApi = useApi(catalogApiRef);
  return useAsyncList<Option>({
    async load({ filterText = '', signal }) {
      await new Promise(resolve => setTimeout(resolve, TYPING_PAUSE_MS));
      if (signal.aborted) {
        return { items: [] };
      }
      const term = filterText.trim();
      const { items } = await catalogApi.queryEntities({
        filter: { kind: ['component', 'group'] },
        fields: ['kind', 'metadata', 'spec.profile.displayName'],
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        fullTextFilter: term
          ? {
              term,
              fields: [
                'metadata.name',
                'metadata.title',
                'spec.profile.displayname',
              ],
            }
          : undefined,
        limit: LIMIT,
      });
      return {
        items: items.map(entity => ({
          id: stringifyEntityRef(entity),
          label: defaultEntityPresentation(entity).primaryTitle,
          description: entity.kind,
        })),
      };
    },
  });
}

function Chosen(props: { entityRef: string; onRemove(): void }) {
  const { entityRef, onRemove } = props;
  const { t } = useEnvironmentsTranslation();
  const { primaryTitle } = useEntityPresentation(entityRef);
  return (
    <li>
      <EntityName entityRef={entityRef} />
      <ButtonIcon
        variant="tertiary"
        size="small"
        icon={<RiCloseLine />}
        aria-label={t('freezes.remove', { name: primaryTitle })}
        onPress={onRemove}
      />
    </li>
  );
}

/** Finds one; what was found goes elsewhere, so that none is shown as chosen. */
function Finder(props: { onFind(entityRef: string): void }) {
  const { t } = useEnvironmentsTranslation();
  const [found, setFound] = useState<Option>();
  return (
    <Combobox
      label={t('freezes.entitiesField')}
      description={t('freezes.entitiesHint')}
      placeholder={t('freezes.entitiesPlaceholder')}
      options={useFound()}
      search={{ mode: 'server' }}
      value={found ?? null}
      onChange={option => {
        if (option) {
          setFound(option);
          props.onFind(option.id);
        }
      }}
    />
  );
}

/** Chooses components and teams, one after another. */
export function EntitiesField(props: {
  value: string[];
  onChange(entityRefs: string[]): void;
}) {
  const { value, onChange } = props;
  const { t } = useEnvironmentsTranslation();
  const [count, setCount] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (count > 0) {
      // The finder that was in focus is gone; a new one would open at once.
      list.current?.focus();
    }
  }, [count]);
  const add = (entityRef: string) => {
    // Another finder, for the text in this one would be taken for a search.
    setCount(before => before + 1);
    onChange([...value.filter(it => it !== entityRef), entityRef]);
  };
  return (
    <div className={styles.field}>
      <Finder key={count} onFind={add} />
      {value.length > 0 && (
        <ul
          ref={list}
          className={styles.chosen}
          aria-label={t('freezes.chosen')}
          tabIndex={-1}
        >
          {value.map(entityRef => (
            <Chosen
              key={entityRef}
              entityRef={entityRef}
              onRemove={() => onChange(value.filter(it => it !== entityRef))}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
