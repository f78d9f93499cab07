import { useState } from 'react';
import { Radio, RadioGroup, SearchField, Text } from '@backstage/ui';
import {
  EntitySearchState,
  FoundEntity,
  useEntitySearch,
} from '../../hooks/useEntitySearch';
import { useOwnershipTranslation } from '../../translation';
import styles from './Feedback.module.css';

/** Stands for not knowing; no entity ref is like it. */
const UNKNOWN = 'unknown';

function uniqueByRef(entities: FoundEntity[]): FoundEntity[] {
  return [
    ...new Map(entities.map(entity => [entity.entityRef, entity])).values(),
  ];
}

function SearchNote(props: { state: EntitySearchState }) {
  const { state } = props;
  const { t } = useOwnershipTranslation();
  if (state.status === 'failed') {
    return (
      <Text as="p" color="danger" role="alert">
        {t('whoOwns.feedback.searchFailed', { reason: state.error.message })}
      </Text>
    );
  }
  return state.status === 'ready' && state.found.length === 0 ? (
    <Text as="p" color="secondary" role="status">
      {t('whoOwns.feedback.searchNothing')}
    </Text>
  ) : null;
}

/** What was chosen; without an entity, that one does not know. */
export interface Choice {
  entityRef?: string;
}

/** Chooses the entity that is right: a candidate, or any other one. */
export function EntityPicker(props: {
  candidates: FoundEntity[];
  choice?: Choice;
  onChoose(choice: Choice): void;
}) {
  const { candidates, choice, onChoose } = props;
  const chosenRef = choice?.entityRef;
  const { t } = useOwnershipTranslation();
  const [text, setText] = useState('');
  const search = useEntitySearch(text);
  const found = search.status === 'ready' ? search.found : [];
  // What was chosen stays, although it is searched on.
  const [chosen, setChosen] = useState<FoundEntity>();
  const options = uniqueByRef([
    ...candidates,
    ...(chosen && chosen.entityRef === chosenRef ? [chosen] : []),
    ...found,
  ]);
  const choose = (value: string) => {
    setChosen(options.find(({ entityRef }) => entityRef === value));
    onChoose(value === UNKNOWN ? {} : { entityRef: value });
  };
  return (
    <div className={styles.picker}>
      <RadioGroup
        label={t('whoOwns.feedback.rightOne')}
        value={choice && (chosenRef ?? UNKNOWN)}
        onChange={choose}
      >
        <Radio value={UNKNOWN}>{t('whoOwns.feedback.unknown')}</Radio>
        {options.map(({ entityRef, title }) => (
          <Radio key={entityRef} value={entityRef}>
            {title} <span className={styles.ref}>{entityRef}</span>
          </Radio>
        ))}
      </RadioGroup>
      <SearchField
        aria-label={t('whoOwns.feedback.search')}
        placeholder={t('whoOwns.feedback.search')}
        value={text}
        onChange={setText}
      />
      <SearchNote state={search} />
    </div>
  );
}
