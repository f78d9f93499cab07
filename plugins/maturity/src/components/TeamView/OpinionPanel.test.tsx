import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { renderTeam } from '../../__testUtils__/renderTeam';
import { selfAssessment } from '../../__testUtils__/team';

const panel = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('what the team says of itself', () => {
  it('is marked as opinion, with what was answered', async () => {
    await renderTeam();
    const opinion = await panel('What the team says of itself');
    expect(opinion.getByText('Opinion')).toBeInTheDocument();
    expect(opinion.getByText(/never counts towards one/)).toBeInTheDocument();
    expect(opinion.getByText('A team reacts')).toBeInTheDocument();
    expect(
      opinion.getByText('Two people, half of their time'),
    ).toBeInTheDocument();
    expect(opinion.getByText('No answer yet')).toBeInTheDocument();
  });

  it('is for members alone', async () => {
    await renderTeam({ selfAssessment: selfAssessment({ mayAnswer: false }) });
    const opinion = await panel('What the team says of itself');
    expect(
      opinion.getByText('Members of the team can answer.'),
    ).toBeInTheDocument();
    expect(opinion.queryByRole('button')).toBeNull();
  });

  async function answerAdoption() {
    const opinion = await panel('What the team says of itself');
    await userEvent.click(
      opinion.getByRole('button', { name: 'Change the answers' }),
    );
    const save = opinion.getByRole('button', { name: 'Save answers' });
    expect(save).toBeDisabled();
    await userEvent.click(opinion.getByRole('radio', { name: 'We have to' }));
    await userEvent.type(
      opinion.getAllByRole('textbox', { name: /^Comment/ })[1],
      'It is the law',
    );
    await userEvent.click(save);
    return opinion;
  }

  it('is saved, only what is new of it', async () => {
    const { maturityApi, toasts } = await renderTeam(
      {},
      {
        answers: {
          answerSelfAssessment: async () =>
            selfAssessment({
              answers: [
                {
                  questionId: 'adoption',
                  level: 2,
                  comment: 'It is the law',
                  answeredAt: '2026-11-20T10:00:00Z',
                },
              ],
            }),
        },
      },
    );
    const opinion = await answerAdoption();
    expect(await opinion.findByText('It is the law')).toBeInTheDocument();
    expect(opinion.queryByRole('radio')).toBeNull();
    expect(maturityApi.answerSelfAssessment.mock.calls).toEqual([
      [
        {
          entityRef: 'group:default/payments-core',
          answers: [
            { questionId: 'adoption', level: 2, comment: 'It is the law' },
          ],
        },
      ],
    ]);
    expect(toasts).toEqual(['Saved the answers']);
  });

  it('stays as it was written when it cannot be saved', async () => {
    await renderTeam(
      {},
      {
        answers: {
          answerSelfAssessment: async () => {
            throw new Error('The database is away');
          },
        },
      },
    );
    const opinion = await answerAdoption();
    expect(await opinion.findByRole('alert')).toHaveTextContent(
      'The answers could not be savedWhat you wrote is still here. The database is away',
    );
    expect(opinion.getByDisplayValue('It is the law')).toBeInTheDocument();
  });

  it('says who could let one answer', async () => {
    await renderTeam(
      {},
      {
        answers: {
          answerSelfAssessment: async () => {
            throw new NotAllowedError('no');
          },
        },
      },
    );
    const opinion = await answerAdoption();
    expect(
      await opinion.findByText(
        /can grant you maturity\.self-assessment\.write\.$/,
      ),
    ).toBeInTheDocument();
  });
});
