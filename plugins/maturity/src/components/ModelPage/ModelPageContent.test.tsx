import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { renderMaturity } from '../../__testUtils__/renderMaturity';
import { modelAnswer } from '../../__testUtils__/team';

const AT = '/maturity/model';

async function renderModel(changed: Parameters<typeof modelAnswer>[0] = {}) {
  return renderMaturity({
    at: AT,
    answers: { getModel: async () => modelAnswer(changed) },
  });
}

it('says which model is in force, where it is from and who answers for it', async () => {
  await renderModel();
  expect(
    await screen.findByRole('heading', { name: 'Six capabilities' }),
  ).toBeInTheDocument();
  expect(screen.getByText(/^Version 1\.0\.0/)).toHaveTextContent(
    'Version 1.0.0 · comes with Groundwork · Answered for by platform',
  );
});

it('has each threshold with its level, its reason and its source', async () => {
  await renderModel();
  const table = within(
    await screen.findByRole('table', { name: 'Code review' }),
  );
  const [, row] = table.getAllByRole('row');
  expect(row).toHaveTextContent(
    'First review within 4 hoursfacts["delivery.reviewWaitP50Hours"] <= 4.0Half a day costs the author the thread',
  );
  expect(
    within(row).getByRole('img', { name: 'level 3 of 4: Scalable' }),
  ).toBeInTheDocument();
  expect(
    within(row).getByRole('link', {
      name: /^DORA: Working in small batches, 2025/,
    }),
  ).toHaveAttribute(
    'href',
    'https://dora.dev/capabilities/working-in-small-batches/',
  );
});

it('has practices, and questions marked as opinion', async () => {
  await renderModel();
  expect(
    await screen.findByRole('table', { name: 'Practices' }),
  ).toHaveTextContent('Deploying is not releasing');
  const questions = within(
    screen.getByRole('region', { name: 'Questions to teams' }),
  );
  expect(questions.getByText('Opinion; part of no level')).toBeInTheDocument();
  expect(questions.getByText('Nobody is paid for it')).toBeInTheDocument();
});

it('says what is wrong with a newer one that was refused', async () => {
  await renderModel({
    origin: 'models/ours.yaml',
    refused: {
      since: '2026-11-19T08:00:00Z',
      problems: [
        { message: 'is not a boolean', line: 12, column: 7 },
        { message: 'is missing', path: 'spec.levels' },
      ],
    },
  });
  const notice = await screen.findByRole('note');
  expect(notice).toHaveTextContent('A newer model is not in force');
  expect(
    within(notice)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['Line 12, column 7: is not a boolean', 'spec.levels: is missing']);
  expect(screen.getByText(/from models\/ours\.yaml/)).toBeInTheDocument();
});

it('has the layout of the page while it is read', async () => {
  await renderMaturity({
    at: AT,
    answers: { getModel: () => new Promise(() => {}) },
  });
  expect(
    await screen.findByRole('status', { name: 'Reading the model…' }),
  ).toBeInTheDocument();
});

it('says what failed, and tries again', async () => {
  let failures = 1;
  await renderMaturity({
    at: AT,
    answers: {
      getModel: async () => {
        if (failures-- > 0) {
          throw new Error('The database is away');
        }
        return modelAnswer();
      },
    },
  });
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The model could not be readNothing was lost. The database is away',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(
    await screen.findByRole('heading', { name: 'Six capabilities' }),
  ).toBeInTheDocument();
});

it('says who could let one see it', async () => {
  await renderMaturity({
    at: AT,
    answers: {
      getModel: async () => {
        throw new NotAllowedError('no');
      },
    },
  });
  expect(await screen.findByText('You may not see this')).toBeInTheDocument();
});
