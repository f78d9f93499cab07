import {
  DataTable,
  LevelPips,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  MaturityModel,
  ModelQuestion,
} from '@groundwork/backstage-plugin-maturity-common';
import { levelNameOf } from '../../logic/levels';
import { useMaturityTranslation } from '../../translation';
import { Scroll, Source } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './ModelPage.module.css';

function Answers(props: {
  of: ModelQuestion['answers'];
  levels: MaturityModel['levels'];
}) {
  const { of, levels } = props;
  return (
    <ul className={styles.answers}>
      {of.map(({ level, text }) => (
        <li key={level}>
          <LevelPips
            level={level}
            of={levels.length}
            name={levelNameOf(level, levels)}
          />
          {text}
        </li>
      ))}
    </ul>
  );
}

/** What teams are asked, since no system measures it. */
export function Questions(props: { model: MaturityModel }) {
  const { questions, levels } = props.model;
  const { t } = useMaturityTranslation();
  return questions.length === 0 ? null : (
    <PanelFrame
      title={t('model.questions')}
      meta={<span className={shared.tag}>{t('model.questionsNote')}</span>}
    >
      <Scroll label={t('model.questions')}>
        <DataTable
          label={t('model.questions')}
          rows={questions}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'question',
              title: t('model.question'),
              cell: ({ aspect, question }) => (
                <>
                  {question}
                  <div className={shared.below}>{aspect}</div>
                </>
              ),
            },
            {
              id: 'answers',
              title: t('model.answers'),
              cell: ({ answers }) => <Answers of={answers} levels={levels} />,
            },
            {
              id: 'source',
              title: t('model.source'),
              isSecondary: true,
              cell: ({ source }) => <Source of={source} />,
            },
          ]}
        />
      </Scroll>
    </PanelFrame>
  );
}
